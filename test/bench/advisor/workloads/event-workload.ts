import type { AdvisorPayload } from '../../../../src/advisor/payload/advisor-payload.ts';
import { workload } from './workload.ts';

/** An event log and what it refers to. */
export const eventWorkload: AdvisorPayload = workload({
  schema: 'lake.web',
  tables: {
    events:
      'event_id bigint, user_id bigint, event_type varchar, page varchar, occurred_at timestamp(3), duration_ms integer, country varchar',
    users: 'user_id bigint, signed_up date, plan varchar, country varchar',
    payments:
      'payment_id bigint, user_id bigint, paid_at timestamp(3), amount decimal(10,2), currency varchar',
  },
  queries: [
    "SELECT date_trunc('day', occurred_at) AS day, count(DISTINCT user_id) AS users FROM @events WHERE event_type = 'view' AND occurred_at >= TIMESTAMP '2024-01-01 00:00:00' AND occurred_at < TIMESTAMP '2024-02-01 00:00:00' GROUP BY date_trunc('day', occurred_at) ORDER BY day",
    "SELECT u.plan, count(*) AS n FROM @users u JOIN (SELECT DISTINCT user_id FROM @events WHERE event_type = 'login') e ON e.user_id = u.user_id WHERE u.signed_up >= DATE '2023-06-01' GROUP BY u.plan",
    "SELECT u.user_id, coalesce(p.total, 0) AS total FROM @users u LEFT JOIN (SELECT user_id, sum(amount) AS total FROM @payments WHERE currency = 'EUR' GROUP BY user_id) p ON p.user_id = u.user_id WHERE u.country = 'FR' OR p.total > 100",
    "SELECT page, count(*) AS views, avg(duration_ms) AS mean FROM @events WHERE event_type IN ('view', 'read') AND page LIKE '/docs/%' AND duration_ms BETWEEN 100 AND 60000 GROUP BY page HAVING count(*) >= 50 ORDER BY views DESC, page LIMIT 20",
    "SELECT user_id FROM @events WHERE event_type = 'signup' UNION SELECT user_id FROM @payments WHERE amount > 500",
    "SELECT user_id, 'event' AS kind FROM @events WHERE country = 'US' UNION ALL SELECT user_id, 'payment' AS kind FROM @payments WHERE year(paid_at) = 2023",
    "SELECT user_id, occurred_at, occurred_at - lag(occurred_at) OVER (PARTITION BY user_id ORDER BY occurred_at) AS pause FROM @events WHERE event_type <> 'ping'",
    'SELECT u.country, month(p.paid_at) AS month, sum(p.amount) AS total FROM @payments p JOIN @users u ON u.user_id = p.user_id WHERE year(p.paid_at) = 2023 AND p.amount > 0 GROUP BY u.country, month(p.paid_at)',
    "SELECT count(*) AS active FROM @users u WHERE u.signed_up < current_date - INTERVAL '30' DAY AND u.user_id IN (SELECT user_id FROM @events WHERE occurred_at > current_timestamp - INTERVAL '7' DAY)",
    "SELECT user_id FROM @users EXCEPT SELECT user_id FROM @events WHERE event_type = 'login'",
  ],
});

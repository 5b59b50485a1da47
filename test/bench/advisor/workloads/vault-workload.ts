import type { AdvisorPayload } from '../../../../src/advisor/payload/advisor-payload.ts';
import { workload } from './workload.ts';

/** Hubs, links and satellites. */
export const vaultWorkload: AdvisorPayload = workload({
  schema: 'lake.vault',
  tables: {
    hub_customer: 'hk_customer varchar, customer_nr varchar, load_date timestamp(3)',
    hub_order: 'hk_order varchar, order_nr varchar, load_date timestamp(3)',
    lnk_customer_order: 'hk_link varchar, hk_customer varchar, hk_order varchar, load_date timestamp(3)',
    sat_customer:
      'hk_customer varchar, load_date timestamp(3), name varchar, segment varchar, country varchar',
    sat_order:
      'hk_order varchar, load_date timestamp(3), status varchar, amount double, ordered_at timestamp(3)',
  },
  queries: [
    "WITH latest AS (SELECT hk_customer, max(load_date) AS load_date FROM @sat_customer GROUP BY hk_customer) SELECT h.customer_nr, s.name, s.segment FROM @hub_customer h JOIN latest l ON l.hk_customer = h.hk_customer JOIN @sat_customer s ON s.hk_customer = l.hk_customer AND s.load_date = l.load_date WHERE s.country = 'DE'",
    "SELECT sc.segment, date_trunc('month', so.ordered_at) AS month, sum(so.amount) AS total, count(*) AS n FROM @lnk_customer_order l JOIN @sat_customer sc ON sc.hk_customer = l.hk_customer JOIN @sat_order so ON so.hk_order = l.hk_order WHERE so.status = 'paid' AND so.ordered_at >= TIMESTAMP '2023-01-01 00:00:00' GROUP BY sc.segment, date_trunc('month', so.ordered_at)",
    'SELECT h.order_nr FROM @hub_order h LEFT JOIN @lnk_customer_order l ON l.hk_order = h.hk_order WHERE l.hk_link IS NULL',
    'SELECT segment, count(*) AS n FROM (SELECT hk_customer, segment, row_number() OVER (PARTITION BY hk_customer ORDER BY load_date DESC) AS rn FROM @sat_customer) x WHERE rn = 1 GROUP BY segment',
    "SELECT status, avg(amount) AS mean, min(ordered_at) AS first, max(ordered_at) AS last FROM @sat_order WHERE status <> 'cancelled' GROUP BY status HAVING sum(amount) > 1000",
    'SELECT customer_nr FROM @hub_customer WHERE hk_customer NOT IN (SELECT hk_customer FROM @lnk_customer_order WHERE hk_customer IS NOT NULL)',
  ],
});

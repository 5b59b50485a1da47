import type { AdvisorPayload } from '../../../../src/advisor/payload/advisor-payload.ts';
import { workload } from './workload.ts';

/** Sales around dimensions, as TPC-DS has them. */
export const starWorkload: AdvisorPayload = workload({
  schema: 'lake.retail',
  tables: {
    date_dim:
      'd_date_sk bigint, d_date date, d_year integer, d_moy integer, d_qoy integer, d_day_name varchar',
    item: 'i_item_sk bigint, i_item_id varchar, i_category varchar, i_brand varchar, i_current_price decimal(7,2), i_manager_id integer',
    store: 's_store_sk bigint, s_store_name varchar, s_state varchar, s_gmt_offset decimal(5,2)',
    customer:
      'c_customer_sk bigint, c_customer_id varchar, c_birth_year integer, c_country varchar, c_email varchar',
    store_sales:
      'ss_sold_date_sk bigint, ss_item_sk bigint, ss_store_sk bigint, ss_customer_sk bigint, ss_ticket_number bigint, ss_quantity integer, ss_sales_price decimal(7,2), ss_net_profit decimal(7,2)',
    store_returns:
      'sr_item_sk bigint, sr_customer_sk bigint, sr_ticket_number bigint, sr_return_quantity integer, sr_return_amt decimal(7,2)',
  },
  queries: [
    'SELECT i.i_brand, sum(ss.ss_sales_price * ss.ss_quantity) AS revenue FROM @store_sales ss JOIN @date_dim d ON d.d_date_sk = ss.ss_sold_date_sk JOIN @item i ON i.i_item_sk = ss.ss_item_sk WHERE d.d_year = 2001 AND d.d_moy = 11 AND i.i_manager_id = 28 GROUP BY i.i_brand ORDER BY revenue DESC, i.i_brand LIMIT 100',
    "SELECT s.s_store_name, d.d_qoy, count(*) AS n, avg(ss.ss_net_profit) AS profit FROM @store_sales ss, @date_dim d, @store s WHERE ss.ss_sold_date_sk = d.d_date_sk AND ss.ss_store_sk = s.s_store_sk AND d.d_date BETWEEN DATE '2001-03-01' AND DATE '2001-05-31' AND s.s_state IN ('TN', 'CA') GROUP BY s.s_store_name, d.d_qoy HAVING count(*) > 500",
    'WITH totals AS (SELECT ss_customer_sk, sum(ss_net_profit) AS profit FROM @store_sales GROUP BY ss_customer_sk) SELECT c.c_customer_id, t.profit FROM totals t JOIN @customer c ON c.c_customer_sk = t.ss_customer_sk WHERE t.profit > (SELECT avg(profit) * 1.2 FROM totals) AND c.c_birth_year < 1980',
    'SELECT c.c_customer_id FROM @customer c WHERE EXISTS (SELECT 1 FROM @store_sales ss WHERE ss.ss_customer_sk = c.c_customer_sk AND ss.ss_quantity >= 10) AND NOT EXISTS (SELECT 1 FROM @store_returns sr WHERE sr.sr_customer_sk = c.c_customer_sk)',
    "SELECT i.i_category, sum(CASE WHEN d.d_day_name = 'Sunday' THEN ss.ss_sales_price ELSE 0 END) AS sunday, sum(CASE WHEN d.d_day_name = 'Monday' THEN ss.ss_sales_price END) AS monday FROM @store_sales ss JOIN @date_dim d ON d.d_date_sk = ss.ss_sold_date_sk LEFT JOIN @item i ON i.i_item_sk = ss.ss_item_sk GROUP BY i.i_category",
    'SELECT ss.ss_item_sk, coalesce(sum(sr.sr_return_quantity), 0) AS returned, sum(ss.ss_quantity) AS sold FROM @store_sales ss LEFT JOIN @store_returns sr ON sr.sr_item_sk = ss.ss_item_sk AND sr.sr_ticket_number = ss.ss_ticket_number GROUP BY ss.ss_item_sk HAVING sum(ss.ss_quantity) > 100',
    'SELECT i_category, i_brand, rank() OVER (PARTITION BY i_category ORDER BY revenue DESC) AS place FROM (SELECT i.i_category, i.i_brand, sum(ss.ss_sales_price) AS revenue FROM @store_sales ss JOIN @item i ON i.i_item_sk = ss.ss_item_sk WHERE i.i_current_price > 50.00 GROUP BY i.i_category, i.i_brand) x',
    'SELECT count(DISTINCT ss_customer_sk) AS customers FROM @store_sales WHERE ss_ticket_number IN (SELECT sr_ticket_number FROM @store_returns WHERE sr_return_amt > 20.00)',
  ],
});

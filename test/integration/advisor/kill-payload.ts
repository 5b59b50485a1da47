import type { AdvisorPayload } from 'nlquery';

/** Six queries, each of them worth asking a model about. Nobody answers at the URL. */
export const killPayload: AdvisorPayload = {
  url: 'jdbc:postgresql://127.0.0.1:1/shop?user=ada&password=hunter2-stays-secret',
  ddl: [
    {
      statement: 'CREATE TABLE shop.orders (id BIGINT PRIMARY KEY, customer_id BIGINT, total NUMERIC(10, 2))',
    },
    { statement: 'CREATE TABLE shop.customers (id BIGINT PRIMARY KEY, country TEXT)' },
  ],
  queries: Array.from({ length: 6 }, (_, index) => ({
    queryid: `q${index + 1}`,
    query: `SELECT c.country, sum(o.total) FROM shop.orders o JOIN shop.customers c ON c.id = o.customer_id WHERE o.total > ${index} GROUP BY c.country`,
    runquantity: 10,
    executiontime: 10 - index,
  })),
};

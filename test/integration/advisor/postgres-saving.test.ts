import { setTimeout as delay } from 'node:timers/promises';
import { type AdvisorPayload, type AdvisorReport, type AdvisorResult, createNlQuery } from 'nlquery';
import { embedded } from 'nlquery/embedded';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';

const tables = [
  `CREATE TABLE shop.orders (id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL, created DATE NOT NULL,
    status TEXT NOT NULL, total NUMERIC(10, 2) NOT NULL)`,
  'CREATE TABLE shop.customers (id BIGINT PRIMARY KEY, country TEXT NOT NULL, name TEXT NOT NULL)',
];

const seed = [
  "INSERT INTO shop.customers SELECT i, 'country ' || i % 50, 'name ' || i FROM generate_series(1, 20000) i",
  `INSERT INTO shop.orders SELECT i, (i::bigint * 7919) % 20000 + 1, date '2020-01-01' + (i * 31 % 2000),
    CASE WHEN i % 100 = 0 THEN 'open' ELSE 'paid' END, i % 1000 FROM generate_series(1, 300000) i`,
  'ANALYZE',
];

const queries: AdvisorPayload['queries'] = [
  {
    queryid: 'of-a-customer',
    query: 'SELECT id, total FROM shop.orders WHERE customer_id = 4711',
    runquantity: 1_000,
    executiontime: 0.03,
  },
  {
    queryid: 'latest',
    query: 'SELECT id, total FROM shop.orders WHERE customer_id = 17 ORDER BY created DESC, id LIMIT 5',
    runquantity: 300,
    executiontime: 0.03,
  },
  {
    queryid: 'open',
    query: "SELECT count(*) FROM shop.orders WHERE status = 'open'",
    runquantity: 200,
    executiontime: 0.03,
  },
  {
    queryid: 'all',
    query: 'SELECT country, count(*) FROM shop.customers GROUP BY country',
    runquantity: 50,
    executiontime: 0.01,
  },
];

describeWithService('postgres', await startPostgres(), (postgres) => {
  let database: { readonly url: string };
  let client: Client;

  beforeAll(async () => {
    database = await postgres.createDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('CREATE SCHEMA shop');
    for (const statement of [...tables, ...seed]) await client.query(statement);
  }, 120_000);

  afterAll(() => client.end());

  async function advise(url: string): Promise<{ result: AdvisorResult; report: AdvisorReport }> {
    const nl = createNlQuery(embedded({ inMemory: true }));
    const ddl = tables.map((statement) => ({ statement }));
    const { taskId } = await nl.advisor.submit({ url, ddl, queries });
    while ((await nl.advisor.status(taskId)).status === 'RUNNING') await delay(100);
    const answer = { result: await nl.advisor.result(taskId), report: await nl.advisor.report(taskId) };
    await nl.close();
    return answer;
  }

  /** Pages that a query touches when it runs: what it costs, whatever else the machine is doing. */
  async function pages(sql: string): Promise<number> {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`);
    const plan = rows[0]['QUERY PLAN'][0].Plan;
    return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
  }

  async function milliseconds(sql: string): Promise<number> {
    const times: number[] = [];
    for (let run = 0; run < 9; run += 1) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`);
      times.push(rows[0]['QUERY PLAN'][0]['Execution Time']);
    }
    return times.sort((a, b) => a - b)[4] ?? 0;
  }

  it('an index saves what it was reckoned to save, within ten points', { timeout: 240_000 }, async () => {
    const { host, pathname, username, password } = new URL(database.url);
    const url = `jdbc:postgresql://${host}${pathname}?user=${username}${password ? `&password=${password}` : ''}`;
    const { result, report } = await advise(url);
    expect(result.ok).toBe(true);
    expect(report.savingMethod).toContain('EXPLAIN in pglite');
    expect(result.ddl.map(({ statement }) => statement).join('\n')).toMatch(/CREATE INDEX .*customer_id/);
    for (const { statement } of [...result.ddl, ...result.migrations]) await client.query(statement);
    await client.query('VACUUM ANALYZE');

    const measured = { pagesBefore: 0, pagesAfter: 0, msBefore: 0, msAfter: 0 };
    for (const { queryid, query, runquantity } of queries) {
      const after = result.queries.find((answer) => answer.queryid === queryid)?.query ?? '';
      const rowsOf = async (sql: string): Promise<readonly string[]> =>
        (await client.query(sql)).rows.map((row) => JSON.stringify(row)).sort();
      expect(await rowsOf(after)).toEqual(await rowsOf(query));
      measured.pagesBefore += runquantity * (await pages(query));
      measured.pagesAfter += runquantity * (await pages(after));
      measured.msBefore += runquantity * (await milliseconds(query));
      measured.msAfter += runquantity * (await milliseconds(after));
    }
    const estimated = report.savedSeconds / report.totalSeconds;
    const inPages = 1 - measured.pagesAfter / measured.pagesBefore;
    const inTime = 1 - measured.msAfter / measured.msBefore;
    if (process.env.SHOW_SAVING) console.log({ estimated, inPages, inTime });
    expect(Math.abs(estimated - inPages)).toBeLessThan(0.1);

    // The design is in place now: the real planner can be asked.
    const again = await advise(url);
    expect(again.result.queries).toEqual(result.queries);
    expect(again.report.savingMethod).toContain('EXPLAIN at the source');
    const explained = again.report.savedSeconds / again.report.totalSeconds;
    if (process.env.SHOW_SAVING) console.log({ explained });
    expect(Math.abs(explained - inPages)).toBeLessThan(0.1);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import {
  type AdvisorPayload,
  type AdvisorReport,
  type AdvisorResult,
  createNlQuery,
  createUrlPolicy,
  type UrlPolicy,
} from 'nlquery';
import { trinoDatabase } from 'nlquery/database/trino';
import { embedded } from 'nlquery/embedded';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTrinoEmulator } from '../../emulators/trino/start-trino-emulator.ts';
import type { Mishap } from '../../emulators/trino/trino-emulator-options.ts';
import { userError } from '../../emulators/trino/trino-error-body.ts';

/** A star schema, its log, and the traps of real ones: a duplicate, a query that cannot be read, one that differs from run to run. */
const payload: AdvisorPayload = {
  url: '',
  ddl: [
    {
      statement:
        'CREATE TABLE lake.sales.orders (id BIGINT, customer_id BIGINT, created DATE, status VARCHAR, total DOUBLE)',
    },
    { statement: 'CREATE TABLE lake.sales.customers (id BIGINT, country VARCHAR, name VARCHAR)' },
    { statement: 'CREATE TABLE lake.sales.unused (id BIGINT)' },
  ],
  queries: [
    {
      queryid: 'by-year',
      query: 'SELECT sum(total) AS revenue FROM lake.sales.orders WHERE year(created) = 2024',
      runquantity: 100,
      executiontime: 8,
    },
    {
      queryid: 'by-country',
      query:
        'SELECT c.country, count(*) AS orders, avg(o.total) AS mean FROM lake.sales.orders o JOIN lake.sales.customers c ON o.customer_id = c.id GROUP BY c.country ORDER BY c.country',
      runquantity: 50,
      executiontime: 12,
    },
    {
      queryid: 'twice',
      query: `WITH monthly AS (SELECT date_trunc('month', created) AS month, sum(total) AS revenue FROM lake.sales.orders GROUP BY 1)
        SELECT a.month, a.revenue, b.revenue AS earlier FROM monthly a LEFT JOIN monthly b ON a.month = b.month + INTERVAL '1' MONTH ORDER BY a.month`,
      runquantity: 20,
      executiontime: 20,
    },
    {
      queryid: 'again',
      query: 'select SUM(total) as revenue from lake.sales.orders where year(created) = 2024',
      runquantity: 3,
      executiontime: 8,
    },
    { queryid: 'dice', query: 'SELECT id FROM lake.sales.orders WHERE random() < 0.1', runquantity: 1 },
    { queryid: 'broken', query: 'SELECT FROM WHERE', runquantity: 5, executiontime: 1 },
  ],
};

const seed = [
  "INSERT INTO lake.sales.customers SELECT range, 'country ' || (range % 7), 'name ' || range FROM range(200)",
  `INSERT INTO lake.sales.orders SELECT range, (range * 31) % 220, DATE '2023-01-01' + CAST((range * 13) % 900 AS INTEGER),
    CASE WHEN range % 3 = 0 THEN 'open' ELSE 'paid' END, CASE WHEN range % 11 = 0 THEN NULL ELSE (range % 97) / 2 END FROM range(5000)`,
];

async function advise(
  options: Partial<Parameters<typeof createNlQuery>[0]> & { readonly directory?: string },
  request: AdvisorPayload,
  asked: { readonly precompute?: boolean } = {},
): Promise<{ result: AdvisorResult; report: AdvisorReport }> {
  const { directory, ...overrides } = options;
  const nl = createNlQuery({ ...embedded(directory ? { directory } : { inMemory: true }), ...overrides });
  try {
    const { taskId } = await nl.advisor.submit(request, asked);
    while ((await nl.advisor.status(taskId)).status === 'RUNNING') await delay(50);
    return { result: await nl.advisor.result(taskId), report: await nl.advisor.report(taskId) };
  } finally {
    await nl.close();
  }
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly string[]> {
  const rows = (await connection.runAndReadAll(sql)).getRowsJson();
  // DuckDB makes a timestamp of a date that it truncates, Trino a date.
  return rows.map((row) => JSON.stringify(row).replaceAll(' 00:00:00', '')).sort();
}

/** Runs the source's DDL with data, then what was answered, in its order. */
async function execute({ ddl, migrations }: AdvisorResult): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run("ATTACH ':memory:' AS lake");
  await connection.run('CREATE SCHEMA lake.sales');
  const statements = [...payload.ddl, ...seed.map((statement) => ({ statement })), ...ddl, ...migrations];
  for (const { statement } of statements) {
    // Table properties are Trino's own.
    await connection.run(statement.replace(/^(CREATE TABLE .*\)) WITH \(.*\)$/s, '$1'));
  }
  return connection;
}

describe.each([
  ['without stored answers', false],
  ['with stored answers', true],
])('a design %s', (_what, precompute) => {
  let answer: { result: AdvisorResult; report: AdvisorReport };
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nlquery-advisor-'));
    answer = await advise({ directory: join(folder, 'state') }, payload, { precompute });
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('answers every query once, without a model', () => {
    const { result } = answer;
    expect(result).toMatchObject({ status: 'DONE', ok: true, tokensUsed: 0 });
    expect(result.queries.map(({ queryid }) => queryid)).toEqual(
      payload.queries.map(({ queryid }) => queryid),
    );
    expect(result.ddl[0]?.statement).toMatch(/^CREATE SCHEMA lake\.\w+$/);
    const all = [...result.ddl, ...result.migrations].map(({ statement }) => statement).join('\n');
    expect(all).not.toMatch(/\b(?:DROP|DELETE|UPDATE|ALTER|TRUNCATE)\b/i);
  });

  it('gives the same rows as the queries that came in', async () => {
    const connection = await execute(answer.result);
    for (const { queryid, query } of answer.result.queries) {
      const original = payload.queries.find((given) => given.queryid === queryid)?.query ?? '';
      if (queryid === 'dice' || queryid === 'broken') continue;
      expect([queryid, await rowsOf(connection, query)]).toEqual([
        queryid,
        await rowsOf(connection, original),
      ]);
    }
    connection.closeSync();
  });

  it('takes what is sure to be cheaper, and says what, why and how sure', () => {
    const { report } = answer;
    const taken = report.proposals.filter(({ outcome }) => outcome === 'taken');
    expect(taken.length).toBeGreaterThan(0);
    expect(report.savedSeconds).toBeGreaterThan(0);
    expect(report.savedSeconds).toBeLessThanOrEqual(report.totalSeconds);
    for (const { what, rollback, why, precomputes } of taken) {
      expect([what, rollback, why.evidence.join(' ')].every((text) => text.length > 0)).toBe(true);
      if (!precompute) expect(precomputes).toBe(false);
    }
    expect(taken.some(({ precomputes }) => precomputes)).toBe(precompute);
    for (const { queryId, verdict } of report.queries) {
      if (queryId === 'broken') continue;
      expect([queryId, verdict.kind]).toEqual([queryId, expect.stringMatching(/^(?:proven|tested)$/)]);
    }
  });

  it('names the query that cannot be read, and the one that nobody can compare', () => {
    const { report } = answer;
    expect(report.issues.map(({ at }) => at)).toContain('broken');
    expect(report.queries.find(({ queryId }) => queryId === 'broken')).toMatchObject({
      after: 'SELECT FROM WHERE',
      verdict: { kind: 'uncheckable' },
    });
    expect(report.unverified.join('\n')).toContain('Query broken is uncheckable');
  });
});

describe('without a sandbox', () => {
  it('takes only what needs no trial, and says so', { timeout: 120_000 }, async () => {
    const { result, report } = await advise({ advisor: { sandboxes: [] } }, payload);
    expect(result.ok).toBe(true);
    expect(report.unverified.join('\n')).toContain('there is no sandbox that stands in for trino');
    const taken = report.proposals.filter(({ outcome }) => outcome === 'taken');
    expect(taken.flatMap(({ verdicts }) => verdicts.map(({ verdict }) => verdict.kind))).not.toContain(
      'tested',
    );
  });
});

describe('a policy on URLs', () => {
  it('holds for the advisor too: a source that it refuses is not reached', { timeout: 120_000 }, async () => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `jdbc:trino://127.0.0.1:${port}/lake?user=ada`;
    const refused = advise({ allowUrl: createUrlPolicy({}) }, { ...payload, url });
    await expect(refused).rejects.toMatchObject({ code: 'DB_URL_NOT_ALLOWED' });
    let asked = 0;
    const changesItsMind: UrlPolicy = async (location) => {
      asked += 1;
      return createUrlPolicy({ allowPrivate: asked === 1 })(location, {});
    };
    const { result, report } = await advise(
      { allowUrl: changesItsMind, advisor: { sandboxes: [] } },
      { ...payload, url },
    );
    server.close();
    expect(requests).toBe(0);
    expect(result.ok).toBe(true);
    expect(report.unverified.join('\n')).toContain(
      'The source could not be read: The database URL cannot be used here',
    );
  });
});

describe('trino, end to end', () => {
  it('reads statistics and plans, through a 503 and an error in a first answer', {
    timeout: 240_000,
  }, async () => {
    const befall = (sql: string): Mishap | undefined => {
      if (/^SHOW STATS.*customers/.test(sql)) return { refusals: 1 };
      if (/^SHOW STATS.*unused/.test(sql)) return { rows: [[null, null, null, null, null, null, null]] };
      if (/^EXPLAIN.*random/.test(sql))
        return { error: userError('NOT_SUPPORTED', 'cannot explain this one') };
      return undefined;
    };
    const emulator = await startTrinoEmulator({
      catalog: 'lake',
      passwords: { ada: 'hunter2-of-the-lake' },
      befall,
    });
    await emulator.execute('CREATE SCHEMA lake.sales');
    for (const { statement } of payload.ddl) await emulator.execute(statement);
    for (const statement of seed) await emulator.execute(statement);
    const logs: string[] = [];
    const log = (fields: object, message: string): void => void logs.push(message + JSON.stringify(fields));
    const url = `jdbc:trino://${new URL(emulator.origin).host}/lake/sales?user=ada&password=hunter2-of-the-lake`;
    const folder = mkdtempSync(join(tmpdir(), 'nlquery-advisor-'));
    const { result, report } = await advise(
      {
        directory: folder,
        databases: [trinoDatabase()],
        logger: { debug: log, info: log, warn: log, error: log },
      },
      { ...payload, url },
    );
    expect(result.ok).toBe(true);
    const sent = emulator.statements.map(({ sql }) => sql);
    expect(sent.filter((sql) => sql.startsWith('SHOW STATS'))).toHaveLength(3);
    expect(sent.filter((sql) => sql.startsWith('EXPLAIN (TYPE IO, FORMAT JSON)')).length).toBeGreaterThan(2);
    expect(sent.join('\n')).not.toMatch(/EXPLAIN ANALYZE|CREATE|INSERT/);
    const said = report.unverified.join('\n');
    expect(said).toContain('No statistics at the source for unused');
    expect(said).toContain('cannot explain this one');
    const stored = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
    expect([...stored, ...logs, JSON.stringify([result, report])].join('\n')).not.toContain('hunter2');
    rmSync(folder, { recursive: true });
    await emulator.close();
  });
});

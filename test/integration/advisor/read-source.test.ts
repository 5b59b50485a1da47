import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createConnection } from 'mysql2/promise';
import { duckdbDatabase } from 'nlquery/database/duckdb';
import { mysqlDatabase } from 'nlquery/database/mysql';
import { postgresDatabase } from 'nlquery/database/postgres';
import { sqliteDatabase } from 'nlquery/database/sqlite';
import { trinoDatabase } from 'nlquery/database/trino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/advisor/analysis/analysis.ts';
import { parseJdbcUrl } from '../../../src/advisor/jdbc/parse-jdbc-url.ts';
import { readSource } from '../../../src/advisor/source/read-source.ts';
import type { SourceFacts } from '../../../src/advisor/source/source-facts.ts';
import { withSourceFacts } from '../../../src/advisor/source/with-source-facts.ts';
import { loadAdviceSteps } from '../../../src/advisor/task/load-advice-steps.ts';
import type { Dependencies } from '../../../src/dependencies.ts';
import { startTrinoEmulator, type TrinoEmulator } from '../../emulators/trino/start-trino-emulator.ts';
import type { Mishap } from '../../emulators/trino/trino-emulator-options.ts';
import { userError } from '../../emulators/trino/trino-error-body.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startMariadb } from '../../services/start-mariadb.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  type LiveDatabase,
} from '../../support/live-databases.ts';

const logs: string[] = [];
const log = (fields: object, message: string): void => void logs.push(`${message} ${JSON.stringify(fields)}`);

const dependencies = {
  databases: [postgresDatabase(), mysqlDatabase(), sqliteDatabase(), duckdbDatabase(), trinoDatabase()],
  settings: { limits: { maxRows: 10_000, maxBytes: 10_000_000, timeoutMs: 10_000 } },
  logger: { debug: log, info: log, warn: log, error: log },
} as unknown as Pick<Dependencies, 'databases' | 'settings' | 'logger'>;

async function read(
  url: string,
  statements: readonly string[],
  queries: readonly string[],
): Promise<{ facts: SourceFacts; analysis: Analysis }> {
  const target = parseJdbcUrl(url);
  if (!target) throw new Error('no URL');
  const { read: analyse } = await loadAdviceSteps();
  const analysis = await analyse(
    {
      ddl: statements.map((statement) => ({ statement })),
      queries: queries.map((query, index) => ({ queryid: `q${index + 1}`, query, runquantity: 1 })),
    },
    target,
  );
  const source = parseJdbcUrl(url, { defaultCatalog: analysis.catalog });
  if (!source) throw new Error('no URL');
  const facts = await readSource(dependencies, { source, analysis }, new AbortController().signal);
  return { facts, analysis };
}

const ddl = ['CREATE TABLE orders (id INTEGER PRIMARY KEY, total INTEGER, note VARCHAR(20))'];
const seed = `INSERT INTO orders (id, total, note)
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT i, i % 10, NULL FROM n`;
const statisticsOf = ({ tables }: SourceFacts) => tables[0]?.statistics;

describeWithService('postgres', await startPostgres(), (postgres) => {
  let live: LiveDatabase;
  beforeAll(async () => {
    live = await createPostgresDatabase(postgres);
    await live.execute(`${ddl[0]}; ${seed}`);
  });
  afterAll(() => live.drop());
  const jdbc = (): string => {
    const { username, password, host, pathname } = new URL(live.url);
    return `jdbc:postgresql://${host}${pathname}?user=${username}${password ? `&password=${password}` : ''}`;
  };

  it('says that there are no statistics before ANALYZE, and reads them after', async () => {
    const before = await read(jdbc(), ddl, ['SELECT total FROM orders WHERE id = 4']);
    expect(statisticsOf(before.facts)?.rows).toBeNull();
    await live.execute('ANALYZE');
    const { facts } = await read(jdbc(), ddl, [
      'SELECT total FROM orders WHERE id = 4',
      'SELECT sum(total) FROM orders',
      'SELECT missing_function(total) FROM orders',
    ]);
    expect(facts.reached).toBe(true);
    expect(statisticsOf(facts)).toMatchObject({
      rows: 500,
      columns: { id: { distinct: 500 }, total: { distinct: 10, nullShare: 0 }, note: { nullShare: 1 } },
    });
    const [point, all, broken] = facts.costs;
    expect(point?.cost).toBeGreaterThan(0);
    expect(all?.cost).toBeGreaterThan(point?.cost ?? Number.POSITIVE_INFINITY);
    expect(broken?.cost).toBeNull();
    expect(facts.notes.join(' ')).toContain('EXPLAIN of query q3 failed');
  });

  it('reads the keys that the source declares, not those of a table that shows rows of others', async () => {
    await live.execute(`
      CREATE TABLE coupons (code text UNIQUE, "Shop" integer NOT NULL, number integer, PRIMARY KEY ("Shop", number));
      CREATE TABLE notes (id integer PRIMARY KEY);
      CREATE TABLE old_notes () INHERITS (notes)`);
    const given = [
      'CREATE TABLE coupons (code text, "Shop" integer, number integer)',
      'CREATE TABLE notes (id integer)',
      'CREATE TABLE unknown (id integer)',
    ];
    const { facts, analysis } = await read(jdbc(), given, []);
    expect(facts.keys.map(({ table, columns }) => [table.name, columns])).toEqual([
      ['coupons', ['Shop', 'number']],
      ['coupons', ['code']],
    ]);
    const [coupons, notes] = withSourceFacts(analysis, facts).tables;
    expect(coupons).toMatchObject({ primaryKey: null, uniqueKeys: [['Shop', 'number'], ['code']] });
    expect(notes).toMatchObject({ primaryKey: null, uniqueKeys: [] });
  });

  it('tries the hosts in their order', async () => {
    const { host, pathname, username, password } = new URL(live.url);
    const credentials = `user=${username}${password ? `&password=${password}` : ''}`;
    const { facts } = await read(`jdbc:postgresql://127.0.0.1:1,${host}${pathname}?${credentials}`, ddl, []);
    expect(facts.reached).toBe(true);
  });

  it('writes nothing, whatever a query says', async () => {
    const hostile = [
      'DELETE FROM orders',
      "SELECT set_config('a.b', 'c', false)",
      'SELECT 1; DROP TABLE orders',
    ];
    await read(jdbc(), ddl, hostile);
    expect(await live.rows('SELECT count(*) FROM orders')).toEqual([['500']]);
  });

  it('gives notes and no password where nobody is let in', async () => {
    const url = 'jdbc:postgresql://127.0.0.1:1/shop?user=ada&password=hunter2';
    const { facts } = await read(url, ddl, ['SELECT total FROM orders']);
    expect(facts).toMatchObject({ reached: false, tables: [], costs: [] });
    expect(facts.notes[0]).toContain('The source could not be read');
    expect(JSON.stringify(facts) + logs.join('\n')).not.toContain('hunter2');
  });
});

describeWithService('mariadb', await startMariadb(), (mariadb) => {
  it('reads rows, bytes, and costs of plans', async () => {
    const database = await mariadb.createDatabase();
    const connection = await createConnection(database.url);
    await connection.query(ddl[0] ?? '');
    await connection.query(seed);
    await connection.query('ANALYZE TABLE orders');
    await connection.end();
    const { username, password, host, pathname } = new URL(database.url);
    const url = `jdbc:mariadb://${host}${pathname}?user=${username}${password ? `&password=${password}` : ''}`;
    const { facts } = await read(url, ddl, ['SELECT total FROM orders WHERE id = 4']);
    expect(facts.reached).toBe(true);
    expect(statisticsOf(facts)?.rows).toBeGreaterThan(400);
    expect(statisticsOf(facts)?.columns).toMatchObject({ id: { distinct: expect.any(Number) as number } });
    expect(facts.costs).toHaveLength(1);
    expect(facts.keys.map(({ columns }) => columns)).toEqual([['id']]);
  });
});

describe('files', () => {
  it('counts the rows of a SQLite table', async () => {
    const live = await createSqliteDatabase();
    await live.execute(`${ddl[0]}; ${seed}`);
    const { facts } = await read(live.url.replace('sqlite://', 'jdbc:sqlite:'), ddl, [
      'SELECT total FROM orders',
    ]);
    expect(statisticsOf(facts)).toEqual({ rows: 500, bytes: null, columns: {} });
    expect(facts.notes).toContain('This engine tells no costs of plans.');
    expect(facts.keys.map(({ columns }) => columns)).toEqual([['id']]);
    await live.drop();
  });

  it('counts the rows of a DuckDB table', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nlquery-advisor-'));
    const path = join(folder, 'shop.duckdb');
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run('CREATE TABLE orders AS SELECT range AS id, range % 10 AS total FROM range(500)');
    connection.closeSync();
    instance.closeSync();
    const { facts } = await read(
      `jdbc:duckdb:${path}`,
      ['CREATE TABLE orders (id BIGINT, total BIGINT)'],
      [],
    );
    expect(statisticsOf(facts)?.rows).toBe(500);
    rmSync(folder, { recursive: true });
  });
});

describe('trino', () => {
  const statements = [
    'CREATE TABLE lake.shop.orders (id BIGINT, total DOUBLE)',
    'CREATE TABLE lake.shop.empty (id BIGINT)',
  ];
  let emulator: TrinoEmulator;
  let befall: (sql: string) => Mishap | undefined = () => undefined;
  beforeAll(async () => {
    emulator = await startTrinoEmulator({ catalog: 'lake', befall: (sql) => befall(sql) });
    await emulator.execute('CREATE SCHEMA lake.shop');
    await emulator.execute('CREATE TABLE lake.shop.orders (id BIGINT, total DOUBLE)');
    await emulator.execute('CREATE TABLE lake.shop.empty (id BIGINT)');
    await emulator.execute('INSERT INTO lake.shop.orders SELECT range, 1.5 FROM range(300)');
  });
  afterAll(() => emulator.close());
  const jdbc = (path = '/lake/shop'): string =>
    `jdbc:trino://${new URL(emulator.origin).host}${path}?user=ada`;

  it('reads statistics and what plans would read, NaN as unknown', async () => {
    befall = (sql) =>
      /^SHOW STATS.*empty/.test(sql) ? { rows: [[null, null, null, null, null, null, null]] } : undefined;
    const { facts } = await read(jdbc(), statements, [
      'SELECT sum(total) FROM lake.shop.orders',
      'SELECT count(*) FROM lake.shop.empty',
    ]);
    expect(facts.tables.map(({ table, statistics }) => [table.name, statistics?.rows ?? null])).toEqual([
      ['orders', 300],
      ['empty', null],
    ]);
    expect(facts.costs).toEqual([
      { queryId: 'q1', cost: 30_000 },
      { queryId: 'q2', cost: null },
    ]);
    expect(facts.notes.join(' ')).toContain('No statistics at the source for empty');
    expect(facts.keys).toEqual([]);
    expect(emulator.statements.map(({ sql }) => sql).join('\n')).not.toContain('information_schema.columns');
    expect(emulator.statements.map(({ sql }) => sql).join('\n')).not.toMatch(/EXPLAIN ANALYZE|INSERT|CREATE/);
  });

  it('takes the catalog from the DDL when the URL names none', async () => {
    befall = () => undefined;
    const { facts } = await read(jdbc(''), statements, []);
    expect(facts.reached).toBe(true);
  });

  it('outlives a 503, and an error in the first answer', async () => {
    befall = (sql) => {
      if (/^SHOW STATS.*orders/.test(sql)) return { refusals: 1 };
      if (/^EXPLAIN/.test(sql))
        return { error: userError('PERMISSION_DENIED', 'Access Denied: cannot explain') };
      return undefined;
    };
    const { facts } = await read(jdbc(), statements, ['SELECT sum(total) FROM lake.shop.orders']);
    expect(statisticsOf(facts)?.rows).toBe(300);
    expect(facts.costs).toEqual([{ queryId: 'q1', cost: null }]);
    expect(facts.notes.join(' ')).toContain('cannot explain');
  });

  it('stops what is running when it is aborted', async () => {
    befall = (sql) => (/^SHOW STATS/.test(sql) ? { endless: true } : undefined);
    const { read: analyse } = await loadAdviceSteps();
    const source = parseJdbcUrl(jdbc());
    if (!source) throw new Error('no URL');
    const analysis = await analyse(
      { ddl: statements.map((statement) => ({ statement })), queries: [] },
      source,
    );
    const abort = new AbortController();
    const reading = readSource(dependencies, { source, analysis }, abort.signal);
    while (!emulator.statements.some(({ sql, ended }) => sql.startsWith('SHOW STATS') && !ended)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    abort.abort();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
    const asked = emulator.statements.findLast(({ sql }) => sql.startsWith('SHOW STATS'));
    await expect.poll(() => asked?.cancelled).toBe(true);
  });
});

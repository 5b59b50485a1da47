import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { adviseOn } from './advise-on.ts';

const lake = [
  "CREATE TABLE lake.raw.visits (visit_id BIGINT, user_id BIGINT, device VARCHAR, page VARCHAR, country VARCHAR, day DATE) WITH (format = 'PARQUET')",
  'CREATE TABLE lake.raw.users (user_id BIGINT, plan VARCHAR)',
];
const counts = async (queries: readonly string[], options: Parameters<typeof adviseOn>[2] = {}) =>
  (await adviseOn(lake, queries, options)).filter(({ rule }) => rule === 'distinct-counts');

describe('distinct counts', () => {
  it('names the queries that count several columns distinctly in one grouping, and the sets that could be stored', async () => {
    const [advice, ...others] = await counts([
      "SELECT country, count(DISTINCT user_id) AS users, count(DISTINCT page) AS pages FROM lake.raw.visits WHERE day >= DATE '2024-01-01' GROUP BY country",
      'SELECT country, count(DISTINCT user_id), count(DISTINCT device) FROM lake.raw.visits GROUP BY country',
      'SELECT country, count(DISTINCT user_id) FROM lake.raw.visits GROUP BY country',
    ]);
    expect(others).toEqual([]);
    expect(advice?.why).toMatchObject({ queryIds: ['q0', 'q1'], weightSeconds: 100 });
    expect(advice?.why.evidence).toEqual([
      'q0: 2 columns are counted distinctly in one grouping',
      'q1: 2 columns are counted distinctly in one grouping',
    ]);
    expect(advice?.steps.map(({ statement }) => statement)).toEqual([
      'SELECT DISTINCT visits.country, visits.day, visits.user_id FROM lake.advised.visits AS visits',
      'SELECT DISTINCT visits.country, visits.day, visits.page FROM lake.advised.visits AS visits',
      'SELECT DISTINCT visits.country, visits.device FROM lake.advised.visits AS visits',
    ]);
    expect(advice?.effect).toMatchObject({ seconds: null, method: 'not estimated' });
    expect(advice?.cautions.join(' ')).toContain('stale');
  });

  it('gives sets whose distinct counts are those of the query', async () => {
    const [advice] = await counts([
      "SELECT country, count(DISTINCT user_id), count(DISTINCT page) FROM lake.raw.visits WHERE day >= DATE '2024-01-05' GROUP BY country",
    ]);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const rows = async (sql: string) =>
      (await connection.runAndReadAll(sql)).getRowsJson().map((row) => JSON.stringify(row));
    try {
      await connection.run("ATTACH ':memory:' AS lake");
      await connection.run('CREATE SCHEMA lake.advised');
      await connection.run(
        "CREATE TABLE lake.advised.visits AS SELECT i AS visit_id, CASE WHEN i % 7 > 0 THEN i % 11 END AS user_id, 'x' AS device, 'page ' || i % 5 AS page, CASE WHEN i % 3 > 0 THEN 'c' || i % 3 END AS country, DATE '2024-01-01' + CAST(i % 13 AS INTEGER) AS day FROM range(300) AS r(i)",
      );
      for (const [index, column] of ['user_id', 'page'].entries()) {
        const counted = (from: string) =>
          `SELECT country, count(DISTINCT ${column}) FROM (${from}) WHERE day >= DATE '2024-01-05' GROUP BY country ORDER BY country`;
        expect(await rows(counted(advice?.steps[index]?.statement ?? ''))).toEqual(
          await rows(counted('SELECT * FROM lake.advised.visits')),
        );
      }
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });

  it('keeps joins in the sets, and counts the same column once', async () => {
    const [advice] = await counts([
      'SELECT u.plan, count(DISTINCT v.user_id), count(DISTINCT v.user_id), count(DISTINCT v.page) FROM lake.raw.visits v JOIN lake.raw.users u ON u.user_id = v.user_id GROUP BY 1',
    ]);
    expect(advice?.steps.map(({ statement }) => statement)).toEqual([
      'SELECT DISTINCT u.plan, v.user_id FROM lake.advised.visits AS v JOIN lake.advised.users AS u ON u.user_id = v.user_id',
      'SELECT DISTINCT u.plan, v.page FROM lake.advised.visits AS v JOIN lake.advised.users AS u ON u.user_id = v.user_id',
    ]);
  });

  it('keeps what is grouped by beside an expression of it', async () => {
    const [advice] = await counts([
      'SELECT page, count(DISTINCT length(page)), count(DISTINCT page) FROM lake.raw.visits GROUP BY page',
    ]);
    expect(advice?.steps.map(({ statement }) => statement)).toEqual([
      'SELECT DISTINCT visits.page, LENGTH(visits.page) FROM lake.advised.visits AS visits',
      'SELECT DISTINCT visits.page FROM lake.advised.visits AS visits',
    ]);
  });

  it.each([
    'WITH recent AS (SELECT user_id, page FROM lake.raw.visits) SELECT count(DISTINCT user_id), count(DISTINCT page) FROM recent',
    "SELECT count(DISTINCT user_id) FILTER (WHERE device = 'phone'), count(DISTINCT page) FROM lake.raw.visits",
    'SELECT count(DISTINCT a.page), count(DISTINCT b.page) FROM lake.raw.visits a JOIN lake.raw.visits b ON a.user_id = b.user_id',
    'SELECT count(DISTINCT user_id), count(DISTINCT page) FROM lake.raw.visits WHERE user_id IN (SELECT user_id FROM lake.raw.users)',
    'SELECT u.plan FROM lake.raw.users u WHERE 3 < (SELECT count(DISTINCT v.page) + count(DISTINCT v.device) FROM lake.raw.visits v WHERE v.user_id = u.user_id)',
  ])('gives no set where one cannot be told from the query: %s', async (query) => {
    const [advice] = await counts([query]);
    expect(advice?.steps).toEqual([]);
    expect(advice?.effect).toMatchObject({ seconds: null, method: 'not estimated' });
  });

  it('gives a figure where the values were counted, and says nothing where sets would be as large as the table or grouped rows answer already', async () => {
    const query =
      'SELECT country, count(DISTINCT device), count(DISTINCT page) FROM lake.raw.visits GROUP BY country';
    const column = (distinct: number) => ({ distinct, nullShare: 0, bytes: null });
    const statistics = (pages: number) => ({
      visits: {
        rows: 1_000,
        bytes: null,
        columns: { country: column(10), device: column(pages), page: column(pages) },
      },
    });
    expect(await counts([query])).toHaveLength(1);
    expect(await counts([query], { statistics: statistics(900) })).toEqual([]);
    const [advice] = await counts([query], { statistics: statistics(5) });
    expect(advice?.effect.method).toBe('scanned bytes');
    // two sets of 50 rows and two columns, instead of 1,000 rows and three
    expect(advice?.effect.seconds).toBeCloseTo(50 * (1 - (2 * 50 * 2) / (1_000 * 3)));
    expect(await counts([query], { taken: ['rollup-table'] })).toEqual([]);
  });
});

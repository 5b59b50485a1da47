import { describe, expect, it } from 'vitest';
import { adviseOn } from './advise-on.ts';

const lake = [
  "CREATE TABLE lake.raw.sales (sale_id BIGINT, code VARCHAR, sold VARCHAR, created_at VARCHAR(30), epoch BIGINT, region CHAR(10), amount DOUBLE, note VARCHAR) WITH (format = 'PARQUET')",
  'CREATE TABLE lake.raw.codes (code BIGINT, name VARCHAR)',
];

const types = async (queries: readonly string[], options: Parameters<typeof adviseOn>[2] = {}, ddl = lake) =>
  (await adviseOn(ddl, queries, options)).filter(({ rule }) => rule === 'column-types');

describe('column types', () => {
  it.each([
    ['SELECT sum(s.amount) FROM lake.raw.sales s WHERE CAST(s.code AS BIGINT) > 10', 'code', 'BIGINT'],
    [
      'SELECT c.name FROM lake.raw.sales s JOIN lake.raw.codes c ON c.code = TRY_CAST(s.code AS BIGINT)',
      'code',
      'BIGINT',
    ],
    ["SELECT count(*) FROM lake.raw.sales WHERE sold BETWEEN '2024-01-01' AND '2024-03-31'", 'sold', 'DATE'],
    ["SELECT count(*) FROM lake.raw.sales WHERE CAST(sold AS DATE) = DATE '2024-01-01'", 'sold', 'DATE'],
    ["SELECT count(*) FROM lake.raw.sales WHERE sold LIKE '2024-06%'", 'sold', 'DATE'],
    [
      "SELECT count(*) FROM lake.raw.sales WHERE date_parse(created_at, '%Y-%m-%d %H:%i:%s') > TIMESTAMP '2024-01-01 00:00:00'",
      'created_at',
      'TIMESTAMP(6)',
    ],
    [
      "SELECT count(*) FROM lake.raw.sales WHERE created_at >= '2024-01-01 12:30:00'",
      'created_at',
      'TIMESTAMP(6)',
    ],
    [
      "SELECT date_trunc('day', from_unixtime(epoch)), count(*) FROM lake.raw.sales GROUP BY 1",
      'epoch',
      'TIMESTAMP(6)',
    ],
    ["SELECT count(*) FROM lake.raw.sales WHERE region = 'north'", 'region', 'VARCHAR(10)'],
    ['SELECT rtrim(region), count(*) FROM lake.raw.sales GROUP BY 1', 'region', 'VARCHAR(10)'],
    ['SELECT round(sum(amount), 2) FROM lake.raw.sales', 'amount', 'DECIMAL(18, 2)'],
    ['SELECT CAST(sum(amount) AS DECIMAL(20, 4)) FROM lake.raw.sales', 'amount', 'DECIMAL(18, 4)'],
    ['SELECT count(*) FROM lake.raw.sales WHERE amount = 19.99', 'amount', 'DECIMAL(18, 2)'],
  ])('reads in %s that %s is better %s', async (query, column, type) => {
    const advice = await types([query]);
    expect(advice.map(({ id }) => id)).toEqual([`column-types:lake.raw.sales.${column}`]);
    expect(advice[0]?.what).toContain(type);
    expect(advice[0]?.why).toMatchObject({ queryIds: ['q0'], weightSeconds: 50 });
    expect(advice[0]?.why.evidence.join(' ')).toContain('q0');
  });

  it.each([
    "SELECT count(*) FROM lake.raw.sales WHERE code = '00712'",
    "SELECT count(*) FROM lake.raw.sales WHERE note LIKE '2%' OR note > 'm'",
    'SELECT code, sold, region FROM lake.raw.sales',
    "SELECT count(*) FROM lake.raw.sales WHERE region = 'northeast0'",
    'SELECT sum(amount), round(avg(amount), 1) FROM lake.raw.sales WHERE amount > 100',
    'SELECT CAST(sale_id AS VARCHAR) FROM lake.raw.sales WHERE epoch > 5',
  ])('says nothing without evidence: %s', async (query) => {
    expect(await types([query])).toEqual([]);
  });

  it('says nothing of a column that the log compares with other texts as well', async () => {
    expect(
      await types([
        "SELECT count(*) FROM lake.raw.sales WHERE sold >= '2024-01-01'",
        "SELECT count(*) FROM lake.raw.sales WHERE sold = 'unknown'",
      ]),
    ).toEqual([]);
  });

  it('gives the check to run before, what is to be expected and how that was reckoned', async () => {
    const [advice] = await types([
      "SELECT sale_id FROM lake.raw.sales WHERE sold >= '2024-01-01'",
      "SELECT sale_id FROM lake.raw.sales WHERE sold < '2023-01-01'",
    ]);
    expect(advice?.steps).toEqual([
      {
        when: 'before anything is changed; it has to give 0',
        statement:
          'SELECT count(*) FROM lake.raw.sales WHERE sold IS NOT NULL AND (TRY_CAST(sold AS DATE) IS NULL)',
      },
    ]);
    expect(advice?.effect).toMatchObject({ method: 'scanned bytes' });
    // 8 bytes of the key and 20 of the text become 8 and 4
    expect(advice?.effect.seconds).toBeCloseTo(100 * (16 / 28));
    expect(advice?.cautions.length).toBeGreaterThan(0);
    // the text itself is compared, in the order of dates
    expect(advice?.effect.expected).not.toContain('passed over');
    const [cast] = await types([
      "SELECT sale_id FROM lake.raw.sales WHERE CAST(sold AS DATE) < DATE '2023-01-01'",
    ]);
    expect(cast?.effect.expected).toContain('passed over');
  });

  it.each([
    [
      'SELECT sale_id FROM lake.raw.sales WHERE CAST(code AS BIGINT) = 7',
      /OR CAST\(TRY_CAST\(code AS BIGINT\) AS VARCHAR\) <> code\)$/,
    ],
    [
      'SELECT round(sum(amount), 2) FROM lake.raw.sales',
      /WHERE CAST\(CAST\(amount AS DECIMAL\(18, 2\)\) AS DOUBLE\) <> amount$/,
    ],
  ])('checks what %s takes for granted', async (query, expected) => {
    const [advice] = await types([query]);
    expect(advice?.steps[0]?.statement).toMatch(expected);
  });

  it.each([
    "SELECT sale_id FROM lake.raw.sales WHERE date_parse(sold, '%d.%m.%Y') > TIMESTAMP '2024-01-01 00:00:00'",
    "SELECT sale_id FROM lake.raw.sales WHERE region = 'x'",
  ])('has no check for what a cast cannot tell: %s', async (query) => {
    expect(await types([query])).toMatchObject([{ steps: [] }]);
  });

  it.each([
    ['CAST(code AS DECIMAL(30, 12)) > 1', 'DECIMAL(38, 12)'],
    ['CAST(code AS DECIMAL(12)) > 1', 'DECIMAL(18, 0)'],
  ])('makes room for the digits of %s', async (condition, type) => {
    const [advice] = await types([`SELECT sale_id FROM lake.raw.sales WHERE ${condition}`]);
    expect(advice?.what).toContain(type);
  });

  it('does not take a numeric of any scale for one of none', async () => {
    const ddl = ['CREATE TABLE shop.sales (id bigint, code text)'];
    const query = 'SELECT id FROM shop.sales WHERE code::numeric > 5';
    expect(await types([query], { dialect: 'postgres' }, ddl)).toEqual([]);
  });

  it('finds a text compared with dates where the engine converts it by itself', async () => {
    const [advice] = await types(
      ["SELECT id FROM shop.sales WHERE sold >= DATE '2024-01-01'"],
      { dialect: 'mysql' },
      ['CREATE TABLE shop.sales (id BIGINT, sold VARCHAR(20))'],
    );
    expect(advice?.what).toContain('DATE');
  });

  it('finds a text compared with numbers where the engine converts it by itself', async () => {
    const [advice] = await types(
      ['SELECT id FROM shop.sales WHERE code = 42', 'SELECT id FROM shop.sales WHERE code IN (7, 8)'],
      { dialect: 'mysql' },
      ['CREATE TABLE shop.sales (id BIGINT, code VARCHAR(20))'],
    );
    expect(advice?.what).toContain('BIGINT');
    expect(advice?.why.queryIds).toEqual(['q0', 'q1']);
    expect(advice?.why.evidence.join(' ')).toContain('number 42');
    expect(advice?.steps).toEqual([]);
  });
});

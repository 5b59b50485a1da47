import { describe, expect, it } from 'vitest';
import { comparedLiterals } from '../../../../src/query/evaluation/literals/compared-literals.ts';
import { unmatchedValue } from '../../../../src/query/evaluation/literals/unmatched-value.ts';
import { nearestValues } from '../../../../src/values/nearest-values.ts';

const dialects = ['postgres', 'sqlite', 'mysql', 'mariadb', 'duckdb', 'trino'] as const;

async function read(sql: string, dialect: (typeof dialects)[number]): Promise<readonly string[]> {
  const { comparisons } = await comparedLiterals(sql, dialect);
  return comparisons.map(
    ({ qualifier, column, literal, folded }) =>
      `${qualifier === null ? '' : `${qualifier}.`}${column}=${literal}${folded ? '~' : ''}`,
  );
}

describe.each(dialects)('the literals that a statement for %s compares columns with', (dialect) => {
  it.each([
    ["SELECT 1 FROM t WHERE city = 'Wien'", ['city=Wien']],
    ["SELECT 1 FROM t AS c WHERE 'Wien' = c.city", ['c.city=Wien']],
    ["SELECT 1 FROM t c WHERE c.city IN ('Wien', 'Graz') AND n = 3", ['c.city=Wien', 'c.city=Graz']],
    ["SELECT 1 FROM t WHERE lower(city) = 'wien'", ['city=wien~']],
    ["SELECT 1 FROM t c WHERE upper(c.city) IN ('WIEN')", ['c.city=WIEN~']],
    ["SELECT 1 FROM t WHERE 'wien' = lower(city)", ['city=wien~']],
    ["SELECT 1 FROM t WHERE name = 'O''Hara'", ["name=O'Hara"]],
    ["WITH x AS (SELECT id FROM t WHERE city = 'Wien') SELECT * FROM x", ['city=Wien']],
    ["SELECT 1 FROM t WHERE city <> 'Wien' AND city NOT IN ('Graz') AND city LIKE 'W%'", []],
    ["SELECT 1 FROM t WHERE city >= 'a' AND n = 3 AND a = b", []],
    ["SELECT 1 FROM t WHERE city || 'x' = concat(a, 'b')", []],
  ])('are those of %s', async (sql, expected) => {
    expect(await read(sql, dialect)).toEqual(expected);
  });

  it('come with the tables and their aliases', async () => {
    const sql = "SELECT 1 FROM main.trips t JOIN goals AS g ON t.goal_id = g.id WHERE g.name = 'x'";
    const { sources } = await comparedLiterals(sql, dialect);
    expect(sources).toEqual(
      expect.arrayContaining([
        { table: 'trips', alias: 't' },
        { table: 'goals', alias: 'g' },
      ]),
    );
  });
});

describe('unmatchedValue', () => {
  const values = [
    { schema: 'main', table: 'customers', column: 'city', values: ['Graz', 'Linz', 'Wien'] },
    { schema: 'main', table: 'shops', column: 'city', values: ['Bregenz'] },
  ];

  it('names the column, the text, and the nearest stored values', async () => {
    expect(
      await unmatchedValue("SELECT id FROM customers c WHERE c.city = 'Vienna (Wien)'", 'sqlite', values),
    ).toEqual({
      kind: 'unmatched_value',
      name: 'customers.city = "Vienna (Wien)"',
      message: 'no row was found',
      suggestions: ['Wien', 'Linz', 'Graz'],
    });
  });

  it('looks at the column of the table that is meant', async () => {
    const sql = "SELECT 1 FROM customers c, shops s WHERE s.city = 'Graz'";
    for (const dialect of ['postgres', 'mysql'] as const) {
      expect((await unmatchedValue(sql, dialect, values))?.suggestions).toEqual(['Bregenz']);
    }
    const either = "SELECT 1 FROM customers c JOIN shops s ON true WHERE city = 'Graz'";
    expect(await unmatchedValue(either, 'postgres', values)).toBeNull();
  });

  it.each([
    ['a stored text', "SELECT id FROM customers WHERE city = 'Wien'", 'sqlite'],
    [
      'a spelling that the statement folds',
      "SELECT id FROM customers WHERE lower(city) = 'wien'",
      'postgres',
    ],
    ['a spelling that the engine folds', "SELECT id FROM customers WHERE city = 'wien'", 'mariadb'],
    ['a column of which nothing is known', "SELECT id FROM customers WHERE name = 'Ada'", 'duckdb'],
    ['a table of which nothing is known', "SELECT id FROM branches WHERE city = 'Rom'", 'duckdb'],
    ['what cannot be parsed', "SELECT FROM WHERE city = 'Rom'", 'postgres'],
  ] as const)('has nothing against %s', async (_, sql, dialect) => {
    expect(await unmatchedValue(sql, dialect, values)).toBeNull();
  });

  it('minds case where the engine does', async () => {
    const sql = "SELECT id FROM customers WHERE city = 'wien'";
    expect((await unmatchedValue(sql, 'sqlite', values))?.suggestions?.[0]).toBe('Wien');
  });

  it('has nothing to say without values', async () => {
    expect(await unmatchedValue("SELECT id FROM customers WHERE city = 'x'", 'sqlite', [])).toBeNull();
  });
});

describe('nearestValues', () => {
  it('puts values that share whole words first, then the nearest spelling, eight at most', () => {
    expect(nearestValues('shipped', ['Shiped', 'paid', 'SHIPPED late', 'open']).slice(0, 2)).toEqual([
      'SHIPPED late',
      'Shiped',
    ]);
    expect(
      nearestValues(
        'x',
        Array.from({ length: 50 }, (_, at) => `v${at}`),
      ),
    ).toHaveLength(8);
    expect(nearestValues('x', [])).toEqual([]);
  });

  it('ends with a text of 100,000 letters and many values', () => {
    const values = Array.from(
      { length: 5_000 },
      (_, at) => `a value with quite a few words in it, number ${at}`,
    );
    expect(nearestValues('x '.repeat(50_000), values)).toHaveLength(8);
  });
});

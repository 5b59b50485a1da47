import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../src/ports/dialect.ts';
import { judgeSql } from '../../../../src/safety/judge-sql.ts';
import { catalog, column, table } from '../../../support/catalog-fixtures.ts';

const dialects = ['mysql', 'duckdb', 'trino'] as const;
const columns = ['id', 'title', 'made'];

async function judge(dialect: Dialect, sql: string, policy: object): Promise<string> {
  const notes = table(
    'notes',
    columns.map((name) => column(name)),
    { schema: 'desk' },
  );
  const visible = { ...catalog([notes], { dialect, searchPath: ['desk'] }), databaseName: 'desk' };
  return (await judgeSql(sql, { dialect, catalog: visible, policy })).verdict;
}

describe.each(dialects)('a hidden column that bears a word of the grammar, on %s', (dialect) => {
  it.each([
    'text',
    'date',
    'year',
    'rank',
    'count',
    'first',
    'filter',
    'range',
    'rows',
    'groups',
    'limit',
    'current',
    'unbounded',
  ])('is not read: %s', async (name) => {
    const policy = { deny: [`desk.notes.${name}`] };
    for (const sql of [
      `SELECT ${name} FROM notes`,
      `SELECT id, ${name} FROM notes`,
      `SELECT n.${name} FROM notes n`,
      `SELECT max(${name}) FROM notes`,
      `SELECT id FROM notes WHERE 1 = ${name} OR ${name} = 1`,
      `SELECT CASE WHEN id = 1 THEN ${name} END FROM notes`,
      `SELECT id FROM notes ORDER BY ${name}`,
      `SELECT ${name} row FROM notes`,
      `SELECT ${name} preceding FROM notes`,
      `SELECT ${name} BETWEEN 1 AND 2 FROM notes`,
      `SELECT id FROM notes WHERE (${name} BETWEEN 1 AND 2)`,
    ]) {
      expect(await judge(dialect, sql, policy), sql).toBe('refused');
    }
  });
});

describe.each(dialects)('a word of the grammar that is used as one, on %s', (dialect) => {
  it.each([
    'SELECT CAST(made AS date), id AS year, count(*) AS count FROM notes GROUP BY 1, 2 ORDER BY 1 DESC',
    "SELECT id FROM notes WHERE made >= DATE '2024-01-01' AND made < TIMESTAMP '2024-02-01 00:00:00'",
    "SELECT extract(YEAR FROM made), made + INTERVAL '1' DAY FROM notes LIMIT 5",
    'SELECT sum(id) OVER (PARTITION BY title ORDER BY made ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM notes',
    'SELECT sum(id) OVER (ROWS UNBOUNDED PRECEDING), max(id) OVER (RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) FROM notes',
    'SELECT rank() OVER (ORDER BY id DESC), lower(title) FROM notes WHERE id BETWEEN 1 AND 2 AND title IS NOT NULL',
  ])('is refused by no policy: %s', async (sql) => {
    const names = [
      'date',
      'year',
      'count',
      'timestamp',
      'day',
      'current',
      'rows',
      'rank',
      'range',
      'unbounded',
      'desc',
      'first',
    ];
    expect(await judge(dialect, sql, { deny: names.map((name) => `desk.notes.${name}`) })).toBe('read');
    expect(await judge(dialect, sql, { allow: columns.map((name) => `desk.notes.${name}`) })).toBe('read');
  });
});

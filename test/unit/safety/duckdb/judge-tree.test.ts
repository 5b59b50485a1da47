import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { createSyntaxReader } from '../../../../adapters/database/duckdb/create-syntax-reader.ts';
import type { SyntaxTree } from '../../../../src/ports/syntax-tree.ts';
import { judgeTree } from '../../../../src/safety/duckdb/judge-tree.ts';
import type { JudgeContext } from '../../../../src/safety/judge-context.ts';
import { shopCatalog } from '../shop-catalog.ts';

const reader = createSyntaxReader({ DuckDBInstance });
const shop: JudgeContext = { dialect: 'duckdb', catalog: shopCatalog('duckdb', 'main'), strictNames: true };

/** By DuckDB's tree alone, as if the tokens had been misread. */
async function ruleFor(sql: string, context: JudgeContext = shop): Promise<string | null> {
  const reading = JSON.parse(await reader.read(sql)) as SyntaxTree;
  if ('problem' in reading) return 'problem';
  return judgeTree(reading.tree, context)?.rule ?? null;
}

describe("what DuckDB's own tree shows", () => {
  it.each([
    'SELECT title FROM goods WHERE price > 10 ORDER BY price DESC LIMIT 5',
    'FROM goods g SELECT g.title WHERE g.price > 1',
    "SELECT title.upper(), [x FOR x IN [1, 2]], {'a': 1}, list_transform([1], x -> x + 1), price ** 2 // 3 FROM goods",
    'SELECT * EXCLUDE (id) REPLACE (lower(title) AS title) FROM main.goods QUALIFY row_number() OVER (ORDER BY id) = 1',
    "SELECT u.x, r FROM range(3) r, unnest([1, 2]) AS u(x), json_each('{}') j",
    'SELECT price::DECIMAL(10, 2), title[1:2], mood::mood FROM shop.main.goods ASOF JOIN sales USING (id)',
    'PIVOT goods ON mood IN (1, 2) USING sum(price)',
    'VALUES (1, 2)',
    'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT * FROM n, (WITH m AS (FROM n) FROM m)',
    "SELECT extract(year FROM s.at), s.at AT TIME ZONE 'UTC', INTERVAL 3 DAY FROM sales s UNION SELECT 1, 2, 3",
  ])('is harmless in %s', async (sql) => {
    expect(await ruleFor(sql)).toBeNull();
  });

  it.each([
    ["SELECT * FROM 'orders.csv'", 'system_catalog'],
    ["SELECT ('/etc/passwd').read_text()", 'function'],
    ["SELECT * FROM read_csv('x')", 'function'],
    ["SELECT 1 FROM goods WHERE EXISTS (SELECT getenv('HOME'))", 'function'],
    ["SELECT nextval('s') OVER ()", 'function'],
    ["SELECT list_transform([1], x -> current_setting('x'))", 'function'],
    ["SELECT ('x').main.read_text()", 'function'],
    ['SELECT * FROM (DESCRIBE goods)', 'statement_kind'],
    ['SUMMARIZE goods', 'statement_kind'],
    ['SELECT * FROM goods WHERE id = ?', 'statement_kind'],
    ['SELECT * FROM goods AT (VERSION => 1)', 'time_travel'],
    ['SELECT * FROM duckdb_settings', 'system_catalog'],
    ['SELECT * FROM information_schema.tables', 'system_catalog'],
    ['SELECT * FROM hidden.goods', 'schema'],
    ['SELECT * FROM elsewhere', 'unknown_table'],
    ['WITH a AS (SELECT * FROM secret), secret AS (SELECT 1) SELECT * FROM a', 'unknown_table'],
    ['WITH secret AS (SELECT * FROM secret) SELECT * FROM secret', 'unknown_table'],
    ['SELECT (WITH secret AS (SELECT 1) SELECT 2), (SELECT max(x) FROM secret)', 'unknown_table'],
    ['DELETE FROM goods', 'problem'],
    ["COPY goods TO 'x'", 'problem'],
    ['SELECT 1; DELETE FROM goods', 'problem'],
    ['SELEC', 'problem'],
    ['', 'problem'],
    ['SELECT 1; SELECT 2', 'problem'],
  ])('refuses %s', async (sql, rule) => {
    expect(await ruleFor(sql)).toBe(rule);
  });

  it('allows a declared function, by its schema too', async () => {
    const context = { ...shop, allowedFunctions: ['twice', 'reports.total'] };
    expect(await ruleFor('SELECT twice(1), main.twice(2), reports.total(3)', context)).toBeNull();
    expect(await ruleFor('SELECT total(3)', context)).toBe('function');
    expect(await ruleFor('SELECT elsewhere.twice(3)', context)).toBe('function');
    const catalog = shopCatalog('duckdb', 'other');
    expect(await ruleFor('SELECT other.abs(1)', { ...context, catalog })).toBe('function');
  });

  it('hides what the policy hides', async () => {
    const context = { ...shop, policy: { deny: ['sales'] } };
    const catalog = shop.catalog;
    if (catalog === null) throw new Error('no catalog');
    const visible = { ...catalog, tables: catalog.tables.filter(({ name }) => name !== 'sales') };
    expect(await ruleFor('SELECT 1 FROM sales', { ...context, catalog: visible })).toBe('unknown_table');
  });

  it.each([[null], ['text'], [{}], [{ statements: [] }], [{ statements: [{ node: { type: 'NEW_NODE' } }] }]])(
    'refuses a tree that it does not know: %j',
    (tree) => {
      expect(judgeTree(tree, shop)?.verdict).toBe('refused');
    },
  );
});

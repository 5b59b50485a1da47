import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { visibleCatalog } from '../../../src/policy/visible-catalog.ts';
import type { Catalog } from '../../../src/ports/catalog.ts';
import type { Dialect } from '../../../src/ports/dialect.ts';
import { judgeSql } from '../../../src/safety/judge-sql.ts';
import { shopCatalog } from './shop-catalog.ts';

const policy = { deny: ['*.buyers.home', '*.goods.price', '*.secrets'] };
const schemas = {
  postgres: 'public',
  sqlite: 'main',
  duckdb: 'main',
  mysql: 'shop',
  trino: 'default',
} as const;

const verdictOf = async (dialect: Dialect, sql: string, against: Catalog, rules: object = { policy }) => {
  const verdict = await judgeSql(sql, { dialect, catalog: against, ...rules });
  return verdict.verdict === 'read' ? 'read' : verdict.rule;
};
const visible = (dialect: keyof typeof schemas) =>
  visibleCatalog(shopCatalog(dialect, schemas[dialect]), policy);

const allowed = [
  'SELECT b.name, count(*) FROM buyers b JOIN sales s ON s.buyer_id = b.id GROUP BY b.name',
  'SELECT id, name FROM buyers WHERE id * 2 > 4 ORDER BY name',
  'SELECT * FROM sales',
  'SELECT s.* FROM sales s',
  'WITH t AS (SELECT id, name FROM buyers) SELECT t.id FROM t WHERE EXISTS (SELECT 1 FROM goods g WHERE g.id = t.id)',
  'SELECT count(*) AS n FROM buyers ORDER BY n',
];

const hidden = [
  'SELECT home FROM buyers',
  'SELECT b.home FROM buyers b',
  'SELECT buyers.home FROM buyers',
  'SELECT "home" FROM buyers',
  'SELECT * FROM buyers',
  'SELECT b.* FROM buyers b',
  'SELECT s.id, b.* FROM sales s JOIN buyers b ON b.id = s.buyer_id',
  'SELECT * FROM (SELECT * FROM buyers) x',
  'WITH t AS (SELECT * FROM buyers) SELECT t.name FROM t',
  'WITH t(a, b, c, d) AS (SELECT * FROM buyers) SELECT c FROM t',
  'SELECT name FROM buyers WHERE home IS NOT NULL',
  'SELECT name FROM buyers ORDER BY home',
  'SELECT count(*) FROM buyers GROUP BY home',
  'SELECT max(home) FROM buyers',
  'SELECT 1 FROM buyers a JOIN buyers b USING (home)',
  'SELECT 1 FROM buyers a NATURAL JOIN buyers b',
  'SELECT (SELECT home) FROM buyers',
  'SELECT 1 FROM sales s WHERE EXISTS (SELECT 1 FROM buyers b WHERE b.id = s.id AND home = 1)',
  'SELECT id FROM goods UNION SELECT home FROM buyers',
  'SELECT id FROM secrets',
  'SELECT count(*) FROM secrets',
  'SELECT id FROM (WITH secrets AS (SELECT 1 AS id) SELECT id FROM secrets) x, secrets',
  'WITH secrets AS (SELECT id FROM secrets) SELECT id FROM secrets',
];

const ofDialect: Readonly<Partial<Record<keyof typeof schemas, readonly string[]>>> = {
  postgres: [
    'SELECT b FROM buyers b',
    'SELECT buyers FROM buyers',
    'SELECT row_to_json(b) FROM buyers b',
    'SELECT (b).home FROM buyers b',
    'SELECT (b).* FROM buyers b',
    'SELECT home(b) FROM buyers b',
    'SELECT d FROM buyers AS b(a, b, c, d)',
    'SELECT c FROM (buyers JOIN sales ON true) AS j(a, b, c, d, e, f, g, h, i)',
    'SELECT j.home FROM (buyers JOIN sales ON true) AS j',
    'SELECT c FROM buyers AS b(a, b, c) TABLESAMPLE system (50)',
    'TABLE buyers',
    'SELECT public.buyers.home FROM public.buyers',
    'SELECT public.buyers.* FROM public.buyers',
    'SELECT ROW(b.*) FROM buyers b',
    'SELECT count(DISTINCT b) FROM buyers b',
    'SELECT l.home FROM sales s, LATERAL (SELECT b.* FROM buyers b) l',
    'SELECT l.x FROM buyers b, LATERAL (SELECT home AS x) l',
    'SELECT U&"ho\\006de" FROM buyers',
    'SELECT array_agg(b) FROM buyers b',
    'SELECT xmlforest(home) FROM buyers',
    'SELECT name FROM buyers WINDOW w AS (ORDER BY home)',
    'SELECT counter.last_value FROM counter',
    'SELECT j.value FROM buyers b, json_each_text(row_to_json(b)) j',
    'SELECT j.value FROM sales s JOIN buyers b ON true, LATERAL json_each_text(to_json(b.*)) j',
    "SELECT x.h FROM buyers b, JSON_TABLE(to_jsonb(b), '$' COLUMNS (h text PATH '$.home')) x",
    "SELECT x.h FROM buyers b, XMLTABLE('/r' PASSING xmlforest(b.home) COLUMNS h text) x",
    'SELECT 1 FROM buyers b WHERE b.* IS NOT NULL',
    'SELECT b.id FROM buyers b ORDER BY b',
    'SELECT id FROM buyers GROUP BY id, home',
    'SELECT count(*) AS home FROM buyers GROUP BY home',
    'SELECT id FROM sales s WHERE id IN (SELECT home FROM sales) AND EXISTS (SELECT 1 FROM buyers WHERE home = s.id)',
    'SELECT (SELECT max(home)) FROM buyers',
    'SELECT x.* FROM (buyers b CROSS JOIN sales s) AS x',
    'SELECT b.home FROM (VALUES (1)) v(i) CROSS JOIN LATERAL (SELECT buyers.* FROM buyers) b',
  ],
  sqlite: [
    'SELECT [home] FROM buyers',
    'SELECT "HOME" FROM buyers',
    'SELECT name FROM buyers WHERE name = "x" AND "home" <> "y"',
    'SELECT "price" FROM buyers, goods WHERE title = "x"',
    'SELECT `home` FROM buyers',
    'SELECT rowid FROM buyers',
    'SELECT oid FROM buyers',
    'SELECT 1 IN buyers',
    "SELECT * FROM 'buyers'",
    'SELECT name FROM buyers GROUP BY bm25(home)',
    'SELECT bm25(1), home FROM buyers',
    'SELECT nlquery_nothing, home FROM buyers',
    "SELECT id AS home FROM buyers WHERE home > 'm'",
    'SELECT count(*) AS home FROM buyers GROUP BY home',
    "SELECT id AS home FROM buyers ORDER BY home || ''",
    "SELECT id AS 'home' FROM buyers WHERE [HOME] > 'm'",
    "SELECT s.home, (SELECT count(*) FROM buyers WHERE home > 'm') FROM (SELECT id AS home FROM sales) s",
    "SELECT s.home, (SELECT count(*) FROM buyers s WHERE s.'home' > 'm') FROM (SELECT id AS home FROM sales) s",
    'SELECT s.home FROM (SELECT id AS home FROM sales) s JOIN buyers USING (home)',
    'SELECT s.home FROM (SELECT id AS home FROM sales) s JOIN buyers USING ("Home")',
  ],
  duckdb: [
    'FROM buyers',
    '(FROM buyers)',
    'FROM buyers SELECT name',
    'SELECT b FROM buyers b',
    'SELECT buyers FROM buyers',
    'SELECT COLUMNS(*) FROM buyers',
    "SELECT COLUMNS('h.*') FROM buyers",
    'SELECT #3 FROM buyers',
    'SELECT * EXCLUDE (name) FROM buyers',
    'SELECT DISTINCT ON (id) * FROM buyers',
    'SELECT c FROM buyers AS b(a, b, c)',
    'SELECT home.city FROM buyers',
    'SELECT struct_pack(x := b) FROM buyers b',
    'PIVOT buyers ON name USING count(*)',
    'SELECT rowid FROM buyers',
    'SELECT home.x FROM sales AS home, buyers',
    "SELECT b['home'] FROM buyers b",
    'SELECT "buyers"[\'home\'] FROM buyers',
    "SELECT main.buyers /**/ ['home'] FROM buyers",
    'SELECT home[1:9] FROM buyers',
    'SELECT home, x."IS" "DISTINCT" FROM (SELECT 1 AS "IS") x, buyers',
    'SELECT home FROM sales AS values, buyers',
    'SELECT home.upper() FROM (SELECT 1) AS home, buyers',
    'WITH home AS (SELECT 1 AS a) SELECT home.upper() FROM home, buyers',
    'SELECT b.home[1] FROM buyers b',
    'SELECT "home"[1] FROM buyers',
  ],
  mysql: [
    'TABLE buyers',
    'SELECT _rowid FROM buyers',
    'SELECT `home` FROM buyers',
    'SELECT b.HOME FROM buyers b',
    'SELECT home, NOT `DISTINCT` FROM (SELECT 1 AS `DISTINCT`) x, buyers',
    'SELECT pr\u0130ce FROM goods',
    'SELECT g.`Pr\u0130ce` FROM goods g',
  ],
  trino: ['SELECT "$path" FROM buyers', 'TABLE buyers', 'SELECT HOME FROM buyers'],
};

describe.each(Object.keys(schemas) as (keyof typeof schemas)[])('the policy on %s', (dialect) => {
  it('lets what it allows be read', async () => {
    for (const sql of allowed) expect(await verdictOf(dialect, sql, visible(dialect)), sql).toBe('read');
  });

  it('refuses every way to a hidden column or table', async () => {
    for (const sql of [...hidden, ...(ofDialect[dialect] ?? [])]) {
      expect(await verdictOf(dialect, sql, visible(dialect)), sql).not.toBe('read');
    }
  });

  it('refuses a table that the catalog does not have when names are strict, and leaves it to the dry run when not', async () => {
    const catalog = shopCatalog(dialect, schemas[dialect]);
    const sql = 'SELECT a FROM made_since';
    expect(await verdictOf(dialect, sql, catalog, { strictNames: true })).toBe('unknown_table');
    expect(await verdictOf(dialect, sql, catalog, {})).toBe('read');
    expect(await verdictOf(dialect, 'SELECT title FROM goods', catalog, { strictNames: true })).toBe('read');
  });

  it('knows a table by its schema too', async () => {
    const sql = `SELECT s.id FROM ${schemas[dialect]}.sales s`;
    expect(await verdictOf(dialect, sql, visible(dialect))).toBe('read');
  });
});

describe('the policy', () => {
  it('speaks of a hidden table and column as if there were none', async () => {
    for (const dialect of ['postgres', 'sqlite'] as const) {
      const judge = (sql: string) => judgeSql(sql, { dialect, catalog: visible(dialect), policy });
      expect(await judge('SELECT id FROM secrets')).toMatchObject({ rule: 'unknown_table', name: 'secrets' });
      expect(await judge('SELECT b.home FROM buyers b')).toMatchObject({ rule: 'unknown_column' });
    }
  });

  it('refuses a bare name that an earlier schema of the search path may hide', async () => {
    const catalog = { ...shopCatalog('postgres', 'public'), searchPath: ['own', 'public'] };
    const rules = { policy: { deny: ['own.goods'] } };
    expect(await verdictOf('postgres', 'SELECT title FROM goods', catalog, rules)).toBe('unknown_table');
    expect(await verdictOf('postgres', 'SELECT title FROM public.goods', catalog, rules)).toBe('read');
    expect(await verdictOf('postgres', 'SELECT id FROM sales', catalog, rules)).toBe('read');
  });

  it('keeps two tables of one name apart that stand side by side', async () => {
    const base = shopCatalog('postgres', 'public');
    const other = base.tables
      .filter(({ name }) => name === 'buyers')
      .map((table) => ({ ...table, schema: 'b' }));
    const catalog = { ...base, tables: [...base.tables, ...other] };
    const rules = { policy: { deny: ['public.buyers.home'] } };
    const judge = (sql: string) => verdictOf('postgres', sql, visibleCatalog(catalog, rules.policy), rules);
    expect(await judge('SELECT * FROM b.buyers')).toBe('read');
    expect(await judge('SELECT * FROM public.buyers, b.buyers')).toBe('column_policy');
    expect(await judge('SELECT public.buyers.home FROM public.buyers, b.buyers')).not.toBe('read');
    expect(await judge('SELECT 1 FROM public.buyers JOIN b.buyers ON public.buyers.home IS NULL')).not.toBe(
      'read',
    );
  });

  it('lets the columns of an allow-list be read alone', async () => {
    const rules = { policy: { allow: ['public.buyers.id', 'public.buyers.name', 'public.sales'] } };
    const catalog = visibleCatalog(shopCatalog('postgres', 'public'), rules.policy);
    const judge = (sql: string) => verdictOf('postgres', sql, catalog, rules);
    expect(await judge('SELECT id AS n, name FROM buyers ORDER BY n')).toBe('read');
    expect(await judge('SELECT s.at FROM buyers b JOIN sales s ON s.buyer_id = b.id')).toBe('read');
    expect(await judge('SELECT joined FROM buyers')).toBe('unknown_column');
    expect(await judge('SELECT at FROM buyers b JOIN sales s ON s.buyer_id = b.id')).toBe('column_policy');
    expect(await judge('SELECT title FROM goods')).toBe('unknown_table');
  });

  it('takes no star of ClickHouse for a product', async () => {
    const catalog = visibleCatalog(shopCatalog('clickhouse', 'shop'), policy);
    for (const sql of [
      'SELECT DISTINCT ON (id) * APPLY toString FROM buyers',
      'SELECT * APPLY(toString) FROM buyers',
    ]) {
      expect(await verdictOf('clickhouse', sql, catalog), sql).toBe('column_policy');
    }
  });

  it('leaves aliases and other tables of SQLite their names', async () => {
    for (const sql of [
      'SELECT id AS home FROM buyers ORDER BY home',
      'SELECT home FROM (SELECT id AS home FROM buyers) WHERE home > 1',
      'SELECT s.home, (SELECT b.name FROM buyers b WHERE b.id = s.home) FROM (SELECT id AS home FROM sales) s',
      'SELECT count(*) AS n FROM buyers HAVING n > 1',
      'SELECT a.id FROM buyers a JOIN buyers b USING (id)',
    ]) {
      expect(await verdictOf('sqlite', sql, visible('sqlite')), sql).toBe('read');
    }
  });

  it('speaks of a hidden column on SQLite as if there were none, also where it would be read', async () => {
    const judge = (sql: string) => judgeSql(sql, { dialect: 'sqlite', catalog: visible('sqlite'), policy });
    expect(await judge('SELECT home FROM buyers')).toEqual({
      ...(await judge('SELECT home FROM sales')),
      at: 7,
    });
  });

  it('lets the columns of an allow-list be read alone on SQLite', async () => {
    const rules = { policy: { allow: ['main.buyers.id', 'main.buyers.name', 'main.sales'] } };
    const catalog = visibleCatalog(shopCatalog('sqlite', 'main'), rules.policy);
    const judge = (sql: string) => verdictOf('sqlite', sql, catalog, rules);
    expect(await judge('SELECT id AS n, name FROM buyers ORDER BY n')).toBe('read');
    expect(await judge('SELECT s.at FROM buyers b JOIN sales s ON s.buyer_id = b.id')).toBe('read');
    expect(await judge('SELECT joined FROM buyers')).toBe('unknown_column');
    expect(await judge('SELECT id AS joined FROM buyers WHERE joined')).toBe('unknown_column');
    expect(await judge('SELECT at FROM buyers b JOIN sales s ON s.buyer_id = b.id')).not.toBe('read');
  });

  it('refuses on SQLite without the authorizer, as on Node 22, whatever names such a table', async () => {
    const { setAuthorizer } = DatabaseSync.prototype;
    Reflect.set(DatabaseSync.prototype, 'setAuthorizer', undefined);
    try {
      const own = { deny: [...policy.deny] };
      const catalog = visibleCatalog(shopCatalog('sqlite', 'main'), own);
      expect(await verdictOf('sqlite', 'SELECT name FROM buyers', catalog, { policy: own })).toBe(
        'column_policy',
      );
      expect(await verdictOf('sqlite', 'SELECT * FROM sales', catalog, { policy: own })).toBe('read');
    } finally {
      Reflect.set(DatabaseSync.prototype, 'setAuthorizer', setAuthorizer);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { isNlQueryError } from '../../../../src/errors/is-nl-query-error.ts';
import type { Principal, RowPolicy } from '../../../../src/policy/row-policy.ts';
import type { Catalog } from '../../../../src/ports/catalog.ts';
import { admitSql } from '../../../../src/safety/admit-sql.ts';
import { bindRowPolicies } from '../../../../src/safety/rows/bind-row-policies.ts';
import { renderLiteral } from '../../../../src/safety/rows/render-literal.ts';
import { shopCatalog } from '../shop-catalog.ts';

const policies: readonly RowPolicy[] = [{ table: 'sales', where: 'buyer_id = :me' }];

function shop(dialect: Catalog['dialect']): Catalog {
  const schemas: Record<string, string> = { postgres: 'public', sqlite: 'main' };
  const base = shopCatalog(dialect, schemas[dialect] ?? 'main');
  const [goods] = base.tables;
  const views = goods === undefined ? [] : [{ ...goods, name: 'totals', kind: 'view' as const }];
  return { ...base, tables: [...base.tables, ...views] };
}

async function admit(
  dialect: Catalog['dialect'],
  sql: string,
  own: readonly RowPolicy[] = policies,
  principal: Principal = { me: 7 },
): Promise<string> {
  const catalog = shop(dialect);
  const rowPolicies = bindRowPolicies(own, principal, catalog);
  const verdict = await admitSql(sql, { dialect, catalog, rowPolicies });
  return verdict.verdict === 'read' ? verdict.sql : verdict.rule;
}

describe.each(['postgres', 'sqlite'] as const)('admitSql with row policies on %s', (dialect) => {
  const schema = dialect === 'postgres' ? 'public' : 'main';
  const rows = `"nlquery_rows_1" AS MATERIALIZED (SELECT * FROM "${schema}"."sales" WHERE (buyer_id = 7\n))`;

  it('reads the caller’s rows in place of the table, by the name the statement uses', async () => {
    expect(await admit(dialect, 'SELECT sales.id FROM sales')).toBe(
      `WITH ${rows} SELECT sales.id FROM "nlquery_rows_1" AS "sales"`,
    );
    expect(await admit(dialect, 'WITH x AS (SELECT 1) SELECT s.id FROM x, Sales AS s')).toBe(
      `WITH ${rows},  x AS (SELECT 1) SELECT s.id FROM x, "nlquery_rows_1" AS s`,
    );
    expect(await admit(dialect, 'WITH RECURSIVE x AS (SELECT 1) SELECT s.id FROM x, sales s')).toBe(
      `WITH RECURSIVE ${rows},  x AS (SELECT 1) SELECT s.id FROM x, "nlquery_rows_1" s`,
    );
  });

  it('leaves statements alone that touch no such table', async () => {
    expect(await admit(dialect, 'SELECT title FROM goods')).toBe('SELECT title FROM goods');
    expect(await admit(dialect, "SELECT 'nothing' AS n")).toBe("SELECT 'nothing' AS n");
  });

  it('takes another name when the statement has its own', async () => {
    const sql = await admit(dialect, "SELECT id, 'NLQUERY_ROWS' AS x FROM sales");
    expect(sql).toContain('"nlquery_rows__1"');
  });

  it('holds all policies that fit a table, each to its end', async () => {
    const both = [
      { table: 'sales', where: 'buyer_id = :me -- the end' },
      { table: `${schema}.sa*`, where: 'good_id IN (:goods) OR id = 1' },
    ];
    const sql = await admit(dialect, 'SELECT id FROM sales', both, { me: 1, goods: [2, 3] });
    expect(sql).toContain('WHERE (buyer_id = 1 -- the end\n) AND (good_id IN (2, 3) OR id = 1\n))');
  });

  it('refuses views, unless a policy says what of them may be seen', async () => {
    expect(await admit(dialect, 'SELECT title FROM totals')).toBe('row_policy');
    const declared = [...policies, { table: 'totals', where: dialect === 'postgres' ? 'true' : '1' }];
    expect(await admit(dialect, 'SELECT title FROM totals', declared)).toContain('"totals" WHERE');
  });

  it('refuses a common table expression that could stand in for a name of the condition', async () => {
    const own = [{ table: 'sales', where: 'buyer_id IN (SELECT id FROM buyers WHERE id = :me)' }];
    const attack = 'WITH RECURSIVE buyers AS (SELECT good_id AS id FROM goods) SELECT id FROM sales';
    expect(await admit(dialect, attack.replace('good_id', 'id'), own)).toBe('row_policy');
  });

  it('refuses a table that the catalog does not have', async () => {
    expect(await admit(dialect, 'SELECT id FROM elsewhere')).toBe('unknown_table');
  });

  it.each([
    'buyer_id = 1) OR (1 = 1',
    'buyer_id = 1; SELECT 1',
    'buyer_id = 1) UNION SELECT * FROM (sales',
    "'open",
    '(1',
    '1 /*',
  ])('refuses to run by a condition that is not one: %s', async (where) => {
    const attempt = admit(dialect, 'SELECT id FROM sales', [{ table: 'sales', where }]);
    await expect(attempt).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
  });

  it.each(["'; DELETE FROM sales; --", "x' OR '1'='1", "\\' OR 1=1 --", '$$ OR $$', '/*', '\u2019', '"'])(
    'keeps a value of the principal a value: %s',
    async (value) => {
      const own = [{ table: 'sales', where: "buyer_id = :me AND good_id <> ':me'" }];
      const sql = await admit(dialect, 'SELECT id FROM sales', own, { me: value });
      const literal = renderLiteral(value, dialect) ?? '';
      expect(sql).toContain(`WHERE (buyer_id = ${literal} AND good_id <> ':me'\n))`);
    },
  );

  it('says which value is missing, and which cannot be written', () => {
    for (const principal of [
      {},
      { me: Number.NaN },
      { me: 'a\0b' },
      { me: [1, Number.POSITIVE_INFINITY] },
      { me: 2 ** 60 },
    ]) {
      const attempt = () => bindRowPolicies(policies, principal, shop(dialect));
      expect(attempt).toThrowError(/principal\.me/);
      try {
        attempt();
      } catch (error) {
        expect(isNlQueryError(error, 'INVALID_REQUEST')).toBe(true);
      }
    }
    expect(() => bindRowPolicies([{ table: 't', where: 'a = :toString' }], {}, shop(dialect))).toThrowError();
  });
});

describe('admitSql with row policies', () => {
  it('refuses Postgres forms that cannot be replaced in place', async () => {
    for (const sql of [
      'SELECT id FROM ONLY sales',
      'TABLE sales',
      'SELECT id FROM U&"s\\0061les"',
      '(WITH x AS (SELECT 1) SELECT id FROM sales)',
    ]) {
      expect(await admit('postgres', sql), sql).toBe('row_policy');
    }
  });

  it('refuses SQLite forms that the walk does not see', async () => {
    for (const sql of [
      "SELECT id FROM 'sales'",
      'WITH sales AS (SELECT 1 AS id) SELECT id FROM sales',
      'SELECT main.sales.id FROM sales',
    ]) {
      expect(await admit('sqlite', sql), sql).toBe('row_policy');
    }
  });

  it('refuses on other engines whatever names such a table or a view, and nothing else', async () => {
    for (const dialect of ['duckdb', 'mysql', 'mariadb', 'trino'] as const) {
      expect(await admit(dialect, 'SELECT id FROM sales')).toBe('row_policy');
      expect(await admit(dialect, 'SELECT title FROM totals')).toBe('row_policy');
      expect(await admit(dialect, 'SELECT title FROM goods')).toBe('SELECT title FROM goods');
    }
  });

  it('writes literals of every kind', () => {
    const written = [null, true, -3, 1.5, 12n, -12n, 'a\\b', ['x', 1], []].map((value) =>
      renderLiteral(value, 'postgres'),
    );
    expect(written).toEqual(['NULL', 'TRUE', '(-3)', '1.5', '12', '(-12)', " E'a\\\\b'", "'x', 1", 'NULL']);
    expect(renderLiteral(false, 'sqlite')).toBe('0');
  });
});

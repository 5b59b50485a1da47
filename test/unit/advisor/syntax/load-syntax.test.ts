import { describe, expect, it } from 'vitest';
import { fingerprintTree } from '../../../../src/advisor/syntax/fingerprint-tree.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { nodeAs } from '../../../../src/advisor/syntax/node-as.ts';
import { transformTree } from '../../../../src/advisor/syntax/transform-tree.ts';
import { walkTree } from '../../../../src/advisor/syntax/walk-tree.ts';

const syntax = await loadSyntax();

const treeOf = (sql: string, dialect: 'trino' | 'postgres' = 'trino') => {
  const parsed = syntax.parseOne(sql, dialect);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return parsed.tree;
};

describe('loadSyntax', () => {
  it('is loaded once', () => {
    expect(loadSyntax()).toBe(loadSyntax());
  });

  it('gives a fault with its place for what cannot be read', () => {
    const parsed = syntax.parseOne('SELECT a FROM t WHERE', 'trino');
    expect(parsed).toMatchObject({ ok: false, fault: { line: 1 } });
  });

  it.each(['', '-- nothing', 'SELECT 1; SELECT 2'])('refuses %j as one statement', (sql) => {
    expect(syntax.parseOne(sql, 'trino').ok).toBe(false);
  });

  it('walks and transforms a tree without touching the original', () => {
    const tree = treeOf('SELECT a FROM t WHERE b = 1');
    const before = JSON.stringify(tree);
    const renamed = transformTree(tree, (node) => {
      const column = nodeAs(node, 'column');
      return column && { column: { ...column, name: { ...column.name, name: `${column.name.name}2` } } };
    });
    const names: string[] = [];
    walkTree(renamed, (node) => {
      const column = nodeAs(node, 'column');
      if (column) names.push(column.name.name);
    });
    expect(names).toEqual(['a2', 'b2']);
    expect(JSON.stringify(tree)).toBe(before);
  });

  it('prints a tree', () => {
    expect(syntax.print(treeOf('select  a from c.s.t -- x'), 'trino')).toMatchObject({ ok: true });
  });

  it('refuses to give a text that reads differently', () => {
    // printed as a cast to `timestamp`, which keeps three digits
    const tree = treeOf("SELECT timestamp '2020-01-01 00:00:00.123456'");
    expect(syntax.print(tree, 'trino').ok).toBe(false);
  });

  it('translates between dialects', () => {
    expect(syntax.translate('SELECT approx_distinct(x) FROM t', 'trino', 'duckdb')).toEqual({
      ok: true,
      sql: 'SELECT APPROX_COUNT_DISTINCT(x) FROM t',
    });
  });

  it('gives tokens with positions counted in characters', () => {
    const tokens = syntax.tokenize("SELECT '😀', b", 'trino');
    expect(tokens?.at(-1)).toMatchObject({ kind: 'VAR', text: 'b', start: 12, end: 13 });
  });
});

describe('fingerprintTree', () => {
  const same = (a: string, b: string, dialect: 'trino' | 'postgres' = 'trino') =>
    fingerprintTree(treeOf(a, dialect), dialect) === fingerprintTree(treeOf(b, dialect), dialect);

  it.each([
    ['select a from t', 'SELECT A\nFROM  T -- why'],
    ['select a x from t u', 'select a AS x from t AS u'],
    ["select * from t where d = date '2020-01-01'", "select * from t where d = cast('2020-01-01' as date)"],
    ['select a from t order by a', 'select a from t order by a asc nulls last'],
    ['select a from t join u on (t.x = u.x)', 'select a from t inner join u on t.x = u.x'],
  ])('is the same for %j and %j', (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ['select a from t', 'select b from t'],
    ['select a from t order by a', 'select a from t order by a nulls first'],
    ['select a from t union select a from u', 'select a from t union all select a from u'],
    ["select a from t where b = 'X'", "select a from t where b = 'x'"],
    ['select count(a) from t', 'select count(distinct a) from t'],
    ['select a from t join u on t.x = u.x', 'select a from t left join u on t.x = u.x'],
    ['select (a + b) * c from t', 'select a + b * c from t'],
    ['select a from t where not (b or c)', 'select a from t where not b or c'],
  ])('differs for %j and %j', (a, b) => {
    expect(same(a, b)).toBe(false);
  });

  it('minds case in quotes for Postgres', () => {
    expect(same('select "A" from t', 'select a from t', 'postgres')).toBe(false);
    expect(same('select "A" from t', 'select a from t')).toBe(true);
  });
});

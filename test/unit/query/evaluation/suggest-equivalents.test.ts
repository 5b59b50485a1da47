import type { SqlFault } from 'nlquery';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../src/ports/dialect.ts';
import { suggestEquivalents } from '../../../../src/query/evaluation/dialects/suggest-equivalents.ts';
import { evaluateSql } from '../../../../src/query/evaluation/evaluate-sql.ts';
import { describeFault } from '../../../../src/query/prompt/describe-fault.ts';
import { catalog, column, table } from '../../../support/catalog-fixtures.ts';

function unknown(name: string): SqlFault {
  return { kind: 'unknown_function', name, message: `no such function: ${name}` };
}

function syntax(sql: string, dialect: Dialect): readonly string[] {
  const fault: SqlFault = { kind: 'syntax', name: null, message: 'syntax error' };
  return (suggestEquivalents(fault, sql, dialect).equivalents ?? []).map(
    ({ foreign, here }) => `${foreign} => ${here}`,
  );
}

describe('suggestEquivalents', () => {
  it.each([
    ['postgres', 'strftime', "to_char(d, 'YYYY-MM-DD')"],
    ['postgres', 'YEAR', 'extract(year FROM d)'],
    ['postgres', 'IFNULL', 'coalesce(a, b)'],
    ['postgres', 'GROUP_CONCAT', "string_agg(s, ', ' ORDER BY s)"],
    ['postgres', 'round', 'round(n::numeric, 2)'],
    ['sqlite', 'to_char', "strftime('%Y-%m-%d', d)"],
    ['sqlite', 'MONTH', "cast(strftime('%m', d) AS INTEGER)"],
    ['sqlite', 'CONCAT_WS', "a || ' ' || b"],
    ['sqlite', 'DATE_TRUNC', "date(d, 'start of month')"],
    ['sqlite', 'GETDATE', "date('now'), datetime('now')"],
    ['mysql', 'STRING_AGG', "group_concat(s ORDER BY s SEPARATOR ', ')"],
    ['mariadb', 'LEN', 'char_length(s)'],
    ['mariadb', 'date_trunc', "date_format(d, '%Y-%m-01')"],
    ['duckdb', 'SUBSTRING_INDEX', "split_part(s, ',', 1)"],
    ['duckdb', 'to_date', "strptime(s, '%Y-%m-%d')"],
    ['trino', 'LISTAGG', "listagg(s, ', ') WITHIN GROUP (ORDER BY s)"],
    ['trino', 'main.strftime', "date_format(d, '%Y-%m-%d')"],
  ] as const)('knows what %s has instead of %s', (dialect, name, here) => {
    const { equivalents } = suggestEquivalents(unknown(name), `SELECT ${name}(x) FROM t`, dialect);
    expect(equivalents).toEqual([{ foreign: name.split('.').at(-1), here }]);
  });

  it.each([
    ['postgres', 'SELECT TOP 5 s FROM t', ['TOP n => LIMIT n at the end']],
    ['sqlite', 'SELECT TOP (5) s FROM t', ['TOP n => LIMIT n at the end']],
    ['postgres', 'SELECT s FROM t LIMIT 2, 3', ['LIMIT offset, count => LIMIT count OFFSET offset']],
    ['trino', 'SELECT s FROM t LIMIT 2, 3', ['LIMIT offset, count => OFFSET offset LIMIT count']],
    ['mysql', 'SELECT s FROM t LIMIT 2, 3', []],
    ['trino', "SELECT s FROM t WHERE s ILIKE 'a%'", ["ILIKE => lower(s) LIKE 'text%'"]],
    ['sqlite', 'SELECT d::text FROM t', ['a::type => cast(a AS type)']],
    ['sqlite', "SELECT d - INTERVAL '1 month' FROM t", ["INTERVAL => date(d, '-1 month')"]],
    ['sqlite', 'SELECT EXTRACT(YEAR FROM d) FROM t', ["EXTRACT => cast(strftime('%Y', d) AS INTEGER)"]],
    [
      'mariadb',
      'SELECT count(*) FILTER (WHERE n > 1) FROM t',
      ['FILTER (WHERE …) => count(CASE WHEN condition THEN 1 END), sum(CASE WHEN condition THEN n END)'],
    ],
    ['postgres', 'SELECT `s` FROM t', ['`name` => "name"']],
    ['postgres', 'SELECT [s] FROM t', ['[name] => "name"']],
    ['postgres', 'SELECT a[1] FROM', []],
    ['duckdb', "SELECT s FROM t WHERE s RLIKE 'a'", ["REGEXP => regexp_matches(s, 'pattern')"]],
    ['duckdb', 'SELECT s FROM t MINUS SELECT s FROM u', ['MINUS => EXCEPT']],
    ['mysql', "SELECT s FROM t WHERE s ~ 'a'", ["~ => s REGEXP 'pattern'"]],
    ['sqlite', "SELECT s FROM t WHERE note = 'TOP 5 ILIKE ::' AND", []],
    ['tsql', 'SELECT s FROM t LIMIT 5', []],
  ] as const)('tells a model that writes for another engine than %s: %s', (dialect, sql, expected) => {
    expect(syntax(sql, dialect)).toEqual(expected);
  });

  it('names a unit that an engine takes for a column', () => {
    const fault: SqlFault = { kind: 'unknown_column', name: 'day', message: 'no such column: day' };
    const told = suggestEquivalents(fault, 'SELECT DATEDIFF(day, a, b) FROM t', 'sqlite').equivalents;
    expect(told).toEqual([
      { foreign: 'DATEDIFF', here: 'julianday(end_date) - julianday(start_date) (days)' },
    ]);
  });

  it('leaves a fault alone that has nothing to do with dialects', () => {
    const fault: SqlFault = { kind: 'unknown_column', name: 'citty', message: 'no such column' };
    expect(suggestEquivalents(fault, 'SELECT year(citty) FROM t', 'sqlite')).toBe(fault);
    const own = unknown('our_function');
    expect(suggestEquivalents(own, 'SELECT our_function(1)', 'postgres')).toBe(own);
  });

  it('is told to the model', () => {
    const fault = suggestEquivalents(unknown('strftime'), "SELECT strftime('%Y', d) FROM t", 'postgres');
    expect(describeFault(fault)).toContain("Instead of strftime this engine has: to_char(d, 'YYYY-MM-DD')");
  });
});

describe('a function that the guard of a dialect does not know', () => {
  it.each(['trino', 'duckdb', 'mysql', 'postgres'] as const)('is named, for %s', async (dialect) => {
    const schema = catalog([table('t', [column('d', 'date')])], { dialect });
    const workspace = { tenantId: 't', dbUrl: 'x://', manifest: null as never, catalog: schema, values: [] };
    const evaluation = await evaluateSql(
      { connections: null as never },
      { workspace, context: { dialect, catalog: schema }, sql: 'SELECT 1, charindex_of(d) FROM t' },
      {},
    );
    expect(evaluation).toMatchObject({
      kind: 'fault',
      fault: { kind: 'unknown_function', name: 'charindex_of' },
    });
  });
});

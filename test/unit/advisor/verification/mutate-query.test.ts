import { describe, expect, it } from 'vitest';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { mutateQuery } from '../../../../src/advisor/verification/mutants/mutate-query.ts';

const syntax = await loadSyntax();

function mutantsOf(sql: string): readonly string[] {
  const parsed = syntax.parseOne(sql, 'trino');
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return mutateQuery(parsed.tree, 'trino').map(({ tree }) => {
    const printed = syntax.print(tree, 'trino');
    return printed.ok ? printed.sql : printed.fault.message;
  });
}

describe('mutateQuery', () => {
  it.each([
    ['a comparison', 'SELECT a FROM t WHERE a < 5', 'SELECT a FROM t WHERE a <= 5'],
    ['a constant', 'SELECT a FROM t WHERE a < 5', 'SELECT a FROM t WHERE a < 6'],
    [
      'a date',
      "SELECT a FROM t WHERE d < DATE '2024-02-28'",
      "SELECT a FROM t WHERE d < CAST('2024-02-29' AS DATE)",
    ],
    ['a text', "SELECT a FROM t WHERE b = 'x'", "SELECT a FROM t WHERE b = 'xx'"],
    ['a unit', "SELECT date_trunc('month', d) AS m FROM t", "SELECT DATE_TRUNC('quarter', d) AS m FROM t"],
    ['a lost condition', 'SELECT a FROM t WHERE a = 1 AND b = 2', 'SELECT a FROM t WHERE b = 2'],
    ['a connective', 'SELECT a FROM t WHERE a = 1 AND b = 2', 'SELECT a FROM t WHERE a = 1 OR b = 2'],
    ['a lost WHERE', 'SELECT a FROM t WHERE a = 1', 'SELECT a FROM t'],
    [
      'the kind of a join',
      'SELECT t.a FROM t JOIN u ON u.a = t.a',
      'SELECT t.a FROM t LEFT JOIN u ON u.a = t.a',
    ],
    ['an outer join', 'SELECT t.a FROM t LEFT JOIN u ON u.a = t.a', 'SELECT t.a FROM t JOIN u ON u.a = t.a'],
    ['an aggregate', 'SELECT sum(a) AS s FROM t', 'SELECT AVG(a) AS s FROM t'],
    ['the distinct of a count', 'SELECT count(DISTINCT a) AS n FROM t', 'SELECT COUNT(a) AS n FROM t'],
    ['a count of a column', 'SELECT count(a) AS n FROM t', 'SELECT COUNT(*) AS n FROM t'],
    ['DISTINCT', 'SELECT DISTINCT a FROM t', 'SELECT a FROM t'],
    ['ALL of a union', 'SELECT a FROM t UNION ALL SELECT a FROM u', 'SELECT a FROM t UNION SELECT a FROM u'],
    ['a null test', 'SELECT a FROM t WHERE b IS NULL', 'SELECT a FROM t WHERE b IS NOT NULL'],
    ['a COALESCE', 'SELECT coalesce(a, 0) AS a FROM t', 'SELECT a AS a FROM t'],
    ['a group key', 'SELECT count(*) AS n FROM t GROUP BY a, b', 'SELECT COUNT(*) AS n FROM t GROUP BY b'],
    ['an order', 'SELECT a FROM t ORDER BY a', 'SELECT a FROM t ORDER BY a DESC'],
    ['a limit', 'SELECT a FROM t ORDER BY a LIMIT 10', 'SELECT a FROM t ORDER BY a LIMIT 11'],
    ['an IN list', 'SELECT a FROM t WHERE a IN (1, 2)', 'SELECT a FROM t WHERE a IN (2)'],
    ['a range', 'SELECT a FROM t WHERE a BETWEEN 1 AND 9', 'SELECT a FROM t WHERE a >= 1 AND a < 9'],
    [
      'a branch of CASE',
      'SELECT CASE WHEN a = 1 THEN 2 ELSE 3 END AS c FROM t',
      'SELECT CASE WHEN a = 1 THEN 2 END AS c FROM t',
    ],
    ['two columns', 'SELECT a AS x, b AS y FROM t', 'SELECT b AS x, a AS y FROM t'],
    ['a window', 'SELECT sum(a) OVER (PARTITION BY b) AS s FROM t', 'SELECT SUM(a) OVER () AS s FROM t'],
  ])('changes %s', (_, sql, mutant) => {
    expect(mutantsOf(sql)).toContain(mutant);
  });

  it('gives each mutant once, and never the query itself', () => {
    const sql = 'SELECT a, COUNT(*) AS n FROM t WHERE a > 1 AND b = 2 GROUP BY a ORDER BY n DESC';
    const mutants = mutantsOf(sql);
    expect(new Set(mutants).size).toBe(mutants.length);
    expect(mutants).not.toContain(sql);
    expect(mutants.length).toBeGreaterThan(12);
  });
});

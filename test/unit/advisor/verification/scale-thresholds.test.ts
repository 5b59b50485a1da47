import { describe, expect, it } from 'vitest';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { scaleThresholds } from '../../../../src/advisor/verification/scale-thresholds.ts';

const syntax = await loadSyntax();

function scaled(original: string, rewritten: string, fill = 'SELECT a FROM t'): readonly string[] {
  const [left, right, filling] = [original, rewritten, fill].map((sql) => {
    const parsed = syntax.parseOne(sql, 'trino');
    if (!parsed.ok) throw new Error(parsed.fault.message);
    return parsed.tree;
  });
  if (!left || !right || !filling) throw new Error('unreachable');
  return scaleThresholds(left, right, [filling]).map((tree) => {
    const printed = syntax.print(tree, 'trino');
    return printed.ok ? printed.sql : printed.fault.message;
  });
}

describe('scaleThresholds', () => {
  it('makes thresholds on counts small in both queries, under whatever name', () => {
    expect(
      scaled(
        'SELECT a FROM t GROUP BY a HAVING COUNT(*) > 500',
        'SELECT a FROM (SELECT a, COUNT(*) AS n FROM t GROUP BY a) AS x WHERE n > 500',
      ),
    ).toEqual([
      'SELECT a FROM t GROUP BY a HAVING COUNT(*) > 2',
      'SELECT a FROM (SELECT a, COUNT(*) AS n FROM t GROUP BY a) AS x WHERE n > 2',
    ]);
  });

  it('keeps thresholds next to each other that were', () => {
    expect(
      scaled(
        'SELECT a FROM t GROUP BY a HAVING COUNT(*) > 500',
        'SELECT a FROM t GROUP BY a HAVING COUNT(*) >= 501',
      ),
    ).toEqual([
      'SELECT a FROM t GROUP BY a HAVING COUNT(*) > 2',
      'SELECT a FROM t GROUP BY a HAVING COUNT(*) >= 3',
    ]);
  });

  it('makes row limits small, and keeps different ones apart', () => {
    expect(scaled('SELECT a FROM t ORDER BY a LIMIT 100', 'SELECT a FROM t ORDER BY a LIMIT 99')).toEqual([
      'SELECT a FROM t ORDER BY a LIMIT 4',
      'SELECT a FROM t ORDER BY a LIMIT 3',
    ]);
  });

  it.each([
    ['one side has none', 'SELECT a FROM t ORDER BY a LIMIT 100', 'SELECT a FROM t ORDER BY a', undefined],
    [
      'the new table was filled up to one',
      'SELECT a FROM t ORDER BY a LIMIT 100',
      'SELECT a FROM t ORDER BY a LIMIT 100',
      'SELECT a FROM t ORDER BY a LIMIT 100',
    ],
    ['it is no count', 'SELECT a FROM t WHERE a > 500', 'SELECT a FROM t WHERE a > 500', undefined],
    [
      'it is computed with',
      'SELECT a FROM t GROUP BY a HAVING COUNT(*) * 2 > 500',
      'SELECT a FROM t GROUP BY a HAVING COUNT(*) * 2 > 500',
      undefined,
    ],
  ])('leaves them alone where %s', (_, original, rewritten, fill) => {
    expect(scaled(original, rewritten, fill)).toEqual([original, rewritten]);
  });
});

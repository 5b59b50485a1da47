export type Hardness = 'easy' | 'medium' | 'hard' | 'extra';

/**
 * How hard a gold statement is, after the idea of Spider's four levels (Yu et al. 2018): counted are its clauses
 * and joins (one each for WHERE, GROUP BY, ORDER BY, LIMIT, a join, OR, LIKE), its nested or combined SELECTs, and
 * its excess: more than one aggregate, selected column, condition or grouping column. A statement with at most one
 * clause and nothing else is easy; a nested one is at least hard.
 */
export function spiderHardness(sql: string): Hardness {
  const text = sql.replace(/'(?:[^']|'')*'|"[^"]*"/g, "''").toUpperCase();
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const selects = count(/\bSELECT\b/g);
  const clauses =
    Number(/\bWHERE\b/.test(text)) +
    Number(/\bGROUP BY\b/.test(text)) +
    Number(/\bORDER BY\b/.test(text)) +
    Number(/\bLIMIT\b/.test(text)) +
    count(/\bJOIN\b/g) +
    count(/\bOR\b/g) +
    count(/\bLIKE\b/g);
  const nested = selects - 1;
  const list = /SELECT(?: DISTINCT)?(.*?)\bFROM\b/s.exec(text)?.[1] ?? '';
  const excess =
    Number(count(/\b(?:COUNT|SUM|AVG|MIN|MAX)\s*\(/g) > 1) +
    Number(list.split(',').length > 1) +
    Number(count(/\bAND\b/g) > 0) +
    Number((/GROUP BY(.*?)(?:HAVING|ORDER|LIMIT|$)/s.exec(text)?.[1] ?? '').includes(','));
  if (clauses <= 1 && nested === 0 && excess === 0) return 'easy';
  if (nested === 0 && ((excess <= 2 && clauses <= 1) || (clauses <= 2 && excess < 2))) return 'medium';
  const plain = nested === 0 && ((excess > 2 && clauses <= 2) || (clauses <= 3 && excess <= 2));
  if (plain || (nested === 1 && clauses <= 1 && excess === 0)) return 'hard';
  return 'extra';
}

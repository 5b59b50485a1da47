import { everyDialect } from '../dialects.ts';
import { readDesign } from '../read-design.ts';
import type { Rule } from '../rule.ts';
import { cteCandidates } from './repeated-cte/cte-candidates.ts';
import { proposeCteTable } from './repeated-cte/propose-cte-table.ts';

/**
 * A common table expression that is used more than once in a query, or in several queries, becomes a table. Trino and others write it out at
 * each use and so run it as often. One that aggregates stores answers, or parts of them.
 */
export const materialiseRepeatedCte: Rule = {
  name: 'materialise-repeated-cte',
  dialects: everyDialect,
  propose: (dependencies, analysis, design) => {
    const read = readDesign(dependencies, design);
    const found = read.queries.flatMap((query) => cteCandidates(analysis, read, query));
    const groups = Map.groupBy(found, ({ print }) => print);
    return [...groups].flatMap(([print, group]) => {
      const uses = group.reduce((sum, candidate) => sum + candidate.uses, 0);
      return uses < 2 ? [] : (proposeCteTable(dependencies, analysis, design, { print, group, uses }) ?? []);
    });
  },
};

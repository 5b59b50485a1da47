import { rowStores } from '../dialects.ts';
import { readDesign } from '../read-design.ts';
import type { Rule } from '../rule.ts';
import { chooseIndexes } from './index-candidates/choose-indexes.ts';
import { proposeIndex } from './index-candidates/propose-index.ts';
import { usesOfTable } from './index-candidates/uses-of-table.ts';

/**
 * Indexes of a row store: for each use of a table the columns compared by equality, then the one compared by range or sorted by, and beside
 * them, in Postgres, the rest of what the query reads of it. Chosen greedily by saved seconds a megabyte, then those that no longer earn
 * their place are dropped (AutoAdmin, DTA).
 */
export const indexCandidates: Rule = {
  name: 'index-candidates',
  dialects: rowStores,
  propose: (dependencies, analysis, design) => {
    const read = readDesign(dependencies, design);
    return design.tables.flatMap((table) => {
      const uses = usesOfTable(analysis, read, table);
      return chooseIndexes(analysis, table, uses).flatMap((chosen) =>
        proposeIndex(analysis, design, table, chosen),
      );
    });
  },
};

import type { Adviser } from './adviser.ts';
import { adviseType } from './column-types/advise-type.ts';
import { agreedType } from './column-types/agreed-type.ts';
import { hintsOfQuery } from './column-types/hints-of-query.ts';
import { readWorkload } from './read-workload.ts';

/**
 * Columns whose declared type costs, where the log shows it: text that queries convert to dates or numbers, or compare with them; moments kept
 * as seconds; CHAR that is trimmed or compared with something shorter; DOUBLE whose sums are rounded to cents. SQLite types values, not columns.
 */
export const columnTypes: Adviser = {
  name: 'column-types',
  dialects: ['trino', 'duckdb', 'postgres', 'mysql', 'mariadb'],
  advise: (dependencies, analysis, design) => {
    const hints = readWorkload(dependencies, analysis).flatMap((query) => hintsOfQuery(analysis, query));
    const byColumn = Map.groupBy(hints, ({ table: { catalog, schema, name }, column }) =>
      JSON.stringify([catalog, schema, name, column.name]),
    );
    return [...byColumn.values()].flatMap((own) => {
      const [first, ...others] = own.filter(({ wanted }) => wanted !== null);
      const wanted = agreedType(own);
      return first && wanted
        ? [adviseType(dependencies, analysis, design, { hints: [first, ...others], wanted })]
        : [];
    });
  },
};

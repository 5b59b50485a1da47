import { quoteIdentifier } from '../../syntax/quote-identifier.ts';
import { selectivityOf } from '../cost/selectivity-of.ts';
import { weightOf } from '../cost/weight-of.ts';
import type { DesignTable } from '../design.ts';
import { filteredSeconds } from '../filtered-seconds.ts';
import { readDesign } from '../read-design.ts';
import type { Rule } from '../rule.ts';
import { type TableFilter, tableFilters } from '../table-filters.ts';

/**
 * Rows are written in the order of the column that most of the work filters by, so that the smallest and largest value of each file or row
 * group tell which to skip. Trino: `sorted_by`; DuckDB: the order of filling. The rows stay the same.
 */
export const sortByFilter: Rule = {
  name: 'sort-by-filter',
  dialects: ['trino', 'duckdb'],
  propose: (dependencies, analysis, design) => {
    const read = readDesign(dependencies, design);
    return design.tables.flatMap((table) => {
      if (
        table.kind === 'rollup' ||
        'sorted_by' in table.properties ||
        /\bORDER BY\b/i.test(table.fill) ||
        /AVRO/i.test(table.properties.format ?? '')
      )
        return [];
      const choice = bestColumn(table, tableFilters(analysis, read, table));
      if (!choice) return [];
      const queryIds = [...new Set(choice.map(({ queryId }) => queryId))];
      const column = choice[0]?.column ?? '';
      const kept = choice.reduce((sum, { use }) => sum + selectivityOf(analysis, use), 0) / choice.length;
      const weightSeconds = weightOf(analysis, queryIds);
      return [
        {
          id: `sort-by-filter:${table.name}`,
          rule: 'sort-by-filter',
          title: `${table.name} is sorted by ${column}`,
          what: `Rows of ${table.name} are written in the order of ${column}, so that a condition on it skips files and row groups.`,
          why: { queryIds, weightSeconds, evidence: [`${choice.length} conditions on ${column}`] },
          change: { tables: [sorted(table, column, design.dialect)], removedTables: [], queries: [] },
          proof: 'construction' as const,
          assumes: [],
          saving: { seconds: filteredSeconds(choice) * (1 - kept) * 0.3, method: 'scanned bytes' },
          cost: { storageBytes: 0, freshness: null },
          rollback: 'Create the table without the order and fill it again.',
          precomputes: false,
        },
      ];
    });
  },
};

function bestColumn(table: DesignTable, filters: readonly TableFilter[]): readonly TableFilter[] | null {
  const useful = filters.filter(
    ({ operator, column }) =>
      (operator === 'equal' || operator === 'in' || operator === 'range') &&
      !/^(?:row|map|array|struct|bool)/i.test(
        table.columns.find(({ name }) => name === column)?.type ?? 'row',
      ) &&
      !isIdentityPartition(table, column),
  );
  return (
    [...Map.groupBy(useful, ({ column }) => column).values()].toSorted(
      (a, b) => filteredSeconds(b) - filteredSeconds(a),
    )[0] ?? null
  );
}

/** Within a partition of one value there is nothing to sort. */
function isIdentityPartition({ properties }: DesignTable, column: string): boolean {
  return (properties.partitioning ?? '').toLowerCase().includes(`'${column.toLowerCase()}'`);
}

function sorted(table: DesignTable, column: string, dialect: 'trino' | string): DesignTable {
  if (dialect === 'trino') {
    const name = /^[a-z_][a-z0-9_]*$/.test(column) ? column : `"${column}"`;
    return {
      ...table,
      properties: { ...table.properties, sorted_by: `ARRAY['${name.replaceAll("'", "''")}']` },
    };
  }
  return { ...table, fill: `${table.fill} ORDER BY ${quoteIdentifier(column, 'duckdb')}` };
}

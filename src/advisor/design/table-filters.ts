import type { Analysis, ColumnUse } from '../analysis/analysis.ts';
import { findPredicates } from '../analysis/find-predicates.ts';
import type { DesignTable } from './design.ts';
import type { ReadDesign } from './read-design.ts';

/** How one query compares a column of a design's table with values. */
export interface TableFilter extends Pick<ColumnUse, 'column' | 'operator' | 'literals'> {
  readonly queryId: string;
  readonly weightSeconds: number;
  readonly use: ColumnUse;
}

/** The conditions of the workload on a table of the design, in the queries as they stand. */
export function tableFilters(
  analysis: Analysis,
  read: ReadDesign,
  table: DesignTable,
): readonly TableFilter[] {
  const weights = new Map(analysis.queries.map(({ id, weightSeconds }) => [id, weightSeconds]));
  return read.queries.flatMap(({ queryId, binding }) => {
    const predicates = new Map(
      binding.selects.flatMap(({ node }) =>
        [node.where_clause, ...node.joins.map(({ on }) => on)].flatMap((condition) => [
          ...findPredicates(condition).predicates,
        ]),
      ),
    );
    return binding.columns.flatMap(({ node, origin }) => {
      const predicate = predicates.get(node);
      if (!origin || !predicate || read.tableOf(origin) !== table) return [];
      const source = sourceColumn(analysis, table, origin.column);
      return [
        {
          ...predicate,
          column: origin.column,
          queryId,
          weightSeconds: weights.get(queryId) ?? 0,
          use: { ...source, role: 'filter' as const, ...predicate },
        },
      ];
    });
  });
}

/** Where statistics of the column are found. */
function sourceColumn(analysis: Analysis, { sources, name }: DesignTable, column: string) {
  const [first] = sources.filter((source) =>
    analysis.tables.some(
      (table) =>
        table.name === source.name &&
        table.schema === source.schema &&
        table.columns.some((candidate) => candidate.name === column),
    ),
  );
  return { ...(first ?? { catalog: null, schema: null, name }), column };
}

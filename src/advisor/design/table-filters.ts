import type { Analysis, ColumnUse } from '../analysis/analysis.ts';
import { findPredicates } from '../analysis/find-predicates.ts';
import type { DesignTable } from './design.ts';
import type { ReadDesign } from './read-design.ts';

/** How one query compares a column of a design's table with values. */
export interface TableFilter extends Pick<ColumnUse, 'column' | 'operator' | 'literals'> {
  readonly queryId: string;
  /** Of the query's seconds, the part that falls to one of the tables it reads. */
  readonly weightSeconds: number;
  readonly use: ColumnUse;
}

/** The conditions of the workload on a table of the design, in the queries as they stand. */
export function tableFilters(
  analysis: Analysis,
  read: ReadDesign,
  table: DesignTable,
): readonly TableFilter[] {
  const known = filters.get(read) ?? allFilters(analysis, read);
  filters.set(read, known);
  return known.get(table) ?? [];
}

const filters = new WeakMap<ReadDesign, ReadonlyMap<DesignTable, readonly TableFilter[]>>();

function allFilters(analysis: Analysis, read: ReadDesign): ReadonlyMap<DesignTable, readonly TableFilter[]> {
  const weights = new Map(analysis.queries.map(({ id, weightSeconds }) => [id, weightSeconds]));
  const found = new Map<DesignTable, TableFilter[]>();
  for (const { queryId, binding } of read.queries) {
    const predicates = new Map(
      binding.selects.flatMap(({ node }) =>
        [node.where_clause, ...node.joins.map(({ on }) => on)].flatMap((condition) => [
          ...findPredicates(condition).predicates,
        ]),
      ),
    );
    for (const { node, origin } of binding.columns) {
      const predicate = predicates.get(node);
      const table = origin && read.tableOf(origin);
      if (!origin || !predicate || !table) continue;
      const use = { ...sourceColumn(analysis, table, origin.column), role: 'filter' as const, ...predicate };
      const entry = {
        ...predicate,
        column: origin.column,
        queryId,
        weightSeconds: (weights.get(queryId) ?? 0) / Math.max(1, binding.scans.length),
        use,
      };
      const own = found.get(table);
      if (own) own.push(entry);
      else found.set(table, [entry]);
    }
  }
  return found;
}

/** Where statistics of the column are found. */
function sourceColumn(analysis: Analysis, { sources, name }: DesignTable, column: string) {
  const [first] =
    sources.length === 1
      ? sources
      : sources.filter((source) =>
          analysis.tables.some(
            (table) =>
              table.name === source.name &&
              table.schema === source.schema &&
              table.columns.some((candidate) => candidate.name === column),
          ),
        );
  return { ...(first ?? { catalog: null, schema: null, name }), column };
}

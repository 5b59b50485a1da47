import type { Analysis, ColumnUse } from '../../../analysis/analysis.ts';
import type { Binding, Relation } from '../../../analysis/binding.ts';
import { findPredicates } from '../../../analysis/find-predicates.ts';
import { selectivityOf } from '../../cost/selectivity-of.ts';
import type { DesignTable } from '../../design.ts';
import type { ReadDesign } from '../../read-design.ts';
import { orderOf } from './order-of.ts';
import type { TableUse } from './table-use.ts';

/** What the queries ask of a table, one entry a reference. */
export function usesOfTable(analysis: Analysis, read: ReadDesign, table: DesignTable): readonly TableUse[] {
  const weights = new Map(analysis.queries.map(({ id, weightSeconds }) => [id, weightSeconds]));
  return read.queries.flatMap(({ queryId, binding }) => {
    const scans = binding.scans.filter((scan) => read.tableOf(scan.table) === table);
    const share = (weights.get(queryId) ?? 0) / Math.max(1, binding.scans.length);
    return scans.map((scan) => ({ queryId, weightSeconds: share, ...useOf(analysis, binding, scan, table) }));
  });
}

function useOf(
  analysis: Analysis,
  binding: Binding,
  relation: Relation,
  table: DesignTable,
): Omit<TableUse, 'queryId' | 'weightSeconds'> {
  const own = new Map(
    binding.columns.flatMap(({ node, relation: other, origin }) =>
      other === relation && origin ? [[node, origin.column]] : [],
    ),
  );
  const facts = binding.selects.flatMap(({ node }) =>
    [node.where_clause, ...node.joins.map(({ on }) => on)].map(findPredicates),
  );
  const equal = new Set<string>();
  const ranges = new Set<string>();
  const selectivity = new Map<string, number>();
  for (const { predicates, equalities } of facts) {
    for (const [node, { operator, literals }] of predicates) {
      const column = own.get(node);
      if (column === undefined) continue;
      const use = columnUseOf(table, column, { role: 'filter', operator, literals });
      if (operator === 'equal' || operator === 'in') equal.add(column);
      else if (operator === 'range') ranges.add(column);
      else continue;
      selectivity.set(column, (selectivity.get(column) ?? 1) * selectivityOf(analysis, use));
    }
    for (const sides of equalities) {
      const column = own.get(sides.left) ?? own.get(sides.right);
      if (column === undefined || (own.has(sides.left) && own.has(sides.right))) continue;
      equal.add(column);
      const use = columnUseOf(table, column, { role: 'join', operator: 'equal', literals: [] });
      selectivity.set(column, Math.min(selectivity.get(column) ?? 1, selectivityOf(analysis, use)));
    }
  }
  const [range = null] = [...ranges].filter((column) => !equal.has(column));
  return {
    equal: [...equal].toSorted((a, b) => (selectivity.get(a) ?? 1) - (selectivity.get(b) ?? 1)),
    range,
    order: orderOf(binding, relation, own),
    reads: [...new Set(own.values())],
    selectivity,
  };
}

/** As a use of the source's column that this one is a copy of. */
function columnUseOf(
  { sources: [source] }: DesignTable,
  column: string,
  use: Pick<ColumnUse, 'role' | 'operator' | 'literals'>,
): ColumnUse {
  return { catalog: null, schema: null, name: '', ...source, column, ...use };
}

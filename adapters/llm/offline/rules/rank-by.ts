import type { Expression, Query } from '../ir/query.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';

/** An order of the whole query; or, when another table's rows are asked or a figure is, the best row as a filter. */
export function rankBy(
  state: ParseState,
  scope: Scope,
  at: number,
  column: SchemaColumn,
  descending: boolean,
  limit: number,
  aggregate: 'avg' | 'sum' | 'min' | 'max' | null,
): void {
  const plain: Expression = { kind: 'column', column };
  const key = column.table.key[0];
  const figure = state.zones.some((zone) =>
    state.items.slice(zone.from, zone.to).some((item, offset) => {
      const used = state.used[zone.from + offset] === true;
      return !used && (item.tag?.kind === 'count' || item.tag?.kind === 'aggregate');
    }),
  );
  const elsewhere =
    scope.subject !== null && scope.subject !== column.table && isMany(state, scope.subject, column.table);
  if (aggregate === null && key !== undefined && (figure || elsewhere) && limit === 1) {
    const query: Query = {
      select: [{ kind: 'column', column: key }],
      distinct: false,
      from: [column.table],
      where: [],
      groupBy: [],
      having: [],
      orderBy: [{ expression: plain, descending }],
      limit,
    };
    scope.conditions.push({
      at,
      condition: {
        kind: 'compare',
        left: { kind: 'column', column: key },
        op: '=',
        right: { kind: 'subquery', query },
        fold: false,
      },
    });
    return;
  }
  scope.tables.add(column.table);
  const expression: Expression =
    aggregate === null ? plain : { kind: 'aggregate', fn: aggregate, distinct: false, argument: plain };
  state.draft.orderBy.push({ expression, descending });
  state.draft.limit ??= limit;
}

/** Several rows of `many` belong to one of `one`. */
function isMany(state: ParseState, many: SchemaTable, one: SchemaTable): boolean {
  return many.base !== one && state.model.edges.some((edge) => edge.from === many && edge.to === one);
}

import type { Dialect } from '../../../ports/dialect.ts';
import { fingerprintTree } from '../../syntax/fingerprint-tree.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { OrderByNode } from '../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { outputItems } from './output-items.ts';

/** Where in the result the keys stand by which a query orders it: as many, from the first on, as are among its columns. */
export function resultOrder(tree: SqlNode, dialect: Dialect): readonly number[] {
  const orderBy = (Object.values(tree)[0] as { order_by?: OrderByNode | null } | null)?.order_by;
  const items = outputItems(tree);
  const places: number[] = [];
  for (const { this: key } of orderBy?.expressions ?? []) {
    const place = placeOf(key, items, dialect);
    if (place === null) break;
    places.push(place);
  }
  return places;
}

function placeOf(key: SqlNode, items: ReturnType<typeof outputItems>, dialect: Dialect): number | null {
  const literal = nodeAs(key, 'literal');
  if (literal?.literal_type === 'number') return Number(literal.value) - 1;
  const column = nodeAs(key, 'column');
  if (column) {
    const named = items.findIndex(
      ({ name, tree }) =>
        name?.toLowerCase() === column.name.name.toLowerCase() &&
        (!column.table || nodeAs(tree, 'column') !== null),
    );
    if (named >= 0) return named;
  }
  const print = fingerprintTree(key, dialect);
  const same = items.findIndex(({ tree }) => fingerprintTree(tree, dialect) === print);
  return same < 0 ? null : same;
}

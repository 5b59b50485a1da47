import type { SchemaEdge, SchemaTable } from './schema-model.ts';

/**
 * Keys that nobody declared: a column called as another table's own identifier (`paperid` and the table `paper`)
 * refers to it. Only for pairs of tables that nothing else joins.
 */
export function inferEdges(
  tables: readonly SchemaTable[],
  known: readonly SchemaEdge[],
): readonly SchemaEdge[] {
  const edges: SchemaEdge[] = [];
  for (const to of tables) {
    for (const from of tables) {
      if (from === to || [...known, ...edges].some((edge) => joins(edge, from, to))) continue;
      for (const column of from.columns) {
        const target = to.columns.find((other) => other.name.toLowerCase() === column.name.toLowerCase());
        if (target === undefined || !isOwnIdentifier(column.name, to)) continue;
        edges.push({ from, to, fromColumns: [column], toColumns: [target], inferred: true });
        break;
      }
    }
  }
  return edges;
}

function joins(edge: SchemaEdge, left: SchemaTable, right: SchemaTable): boolean {
  return (edge.from === left && edge.to === right) || (edge.from === right && edge.to === left);
}

/** `paper_id`, `papercode` in `papers`. */
function isOwnIdentifier(name: string, table: SchemaTable): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll('_', '');
  const own = plain(table.context.name).replace(/s$/, '');
  return ['id', 'code', 'key', 'no', 'number'].some((ending) => plain(name) === `${own}${ending}`);
}

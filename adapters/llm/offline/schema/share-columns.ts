import type { SchemaColumn, SchemaEdge, SchemaTable } from './schema-model.ts';

/**
 * Joins for tables that no key of the schema connects: along a name or code that both have (`city_name`). A last resort of this model's
 * own; keys that names give away are in the schema already.
 */
export function shareColumns(
  tables: readonly SchemaTable[],
  known: readonly SchemaEdge[],
): readonly SchemaEdge[] {
  const edges: SchemaEdge[] = [];
  const add = (from: SchemaColumn, to: SchemaColumn): void => {
    edges.push({ from: from.table, to: to.table, fromColumns: [from], toColumns: [to], inferred: true });
  };
  for (const to of tables) {
    for (const from of tables) {
      if (from === to || connected([...known, ...edges], from, to)) continue;
      const shared = from.columns.find((column) => isSpecific(column) && twin(column, to) !== undefined);
      const target = shared === undefined ? undefined : twin(shared, to);
      if (shared !== undefined && target !== undefined) add(shared, target);
    }
  }
  return edges;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('_', '');
}

/** Two words or more, the last of which names or numbers something. */
function isSpecific(column: SchemaColumn): boolean {
  return (
    column.rawWords.length > 1 &&
    ['nam', 'cod', 'id', 'key', 'no', 'number'].includes(column.rawWords.at(-1) ?? '')
  );
}

function twin(column: SchemaColumn, table: SchemaTable): SchemaColumn | undefined {
  return table.columns.find(
    (other) => plain(other.name) === plain(column.name) && other.kind === column.kind,
  );
}

function connected(edges: readonly SchemaEdge[], from: SchemaTable, to: SchemaTable): boolean {
  const reached = new Set<SchemaTable>([from]);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const edge of edges) {
      if (reached.has(edge.from)) reached.add(edge.to);
      else if (reached.has(edge.to)) reached.add(edge.from);
    }
  }
  return reached.has(to);
}

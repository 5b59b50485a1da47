import type { SchemaColumn, SchemaEdge, SchemaTable } from './schema-model.ts';

/**
 * Keys that nobody declared, where nothing else joins two tables: a column called as the other table's own
 * identifier (`paperid` and the table `paper`) or ending in its name (`from_airport`); and, for tables that would
 * stay apart, a name or code that both have (`city_name`).
 */
export function inferEdges(
  tables: readonly SchemaTable[],
  known: readonly SchemaEdge[],
): readonly SchemaEdge[] {
  const edges: SchemaEdge[] = [];
  const add = (from: SchemaColumn, to: SchemaColumn): void => {
    edges.push({ from: from.table, to: to.table, fromColumns: [from], toColumns: [to], inferred: true });
  };
  for (const to of tables) {
    const own = to.columns.find((column) => isOwnIdentifier(column.name, to));
    for (const from of tables) {
      if (own === undefined || from === to || [...known, ...edges].some((edge) => joins(edge, from, to)))
        continue;
      const same = from.columns.find((column) => plain(column.name) === plain(own.name));
      const roles = same === undefined ? from.columns.filter((column) => endsInName(column, to)) : [same];
      for (const column of roles) add(column, own);
    }
  }
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

function joins(edge: SchemaEdge, left: SchemaTable, right: SchemaTable): boolean {
  return (edge.from === left && edge.to === right) || (edge.from === right && edge.to === left);
}

/** `paper_id`, `papercode` in `papers`. */
function isOwnIdentifier(name: string, table: SchemaTable): boolean {
  const own = plain(table.context.name).replace(/s$/, '');
  return ['id', 'code', 'key', 'no', 'number'].some((ending) => plain(name) === `${own}${ending}`);
}

/** `from_airport` for the table `airport`. */
function endsInName(column: SchemaColumn, table: SchemaTable): boolean {
  const [last] = column.rawWords.slice(-1);
  return column.rawWords.length > 1 && table.rawWords.length === 1 && last === table.rawWords[0];
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

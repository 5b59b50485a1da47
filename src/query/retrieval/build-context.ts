import { findAmbiguousJoins } from '../../catalog/find-ambiguous-joins.ts';
import { tableKey } from '../../catalog/table-key.ts';
import type {
  ContextColumn,
  ContextRelation,
  ContextTable,
  SchemaContext,
} from '../../ports/schema-context.ts';
import type { Selection } from './create-packer.ts';
import type { CatalogIndex } from './index-catalog.ts';
import type { Scores } from './score-words.ts';

/** Tables whose chains of keys are compared. */
const leastScore = 0.45;
const maxBest = 6;

/** The selection as data: best tables first, the members of a series together, columns in their table's order. */
export function buildContext(
  index: CatalogIndex,
  scores: Scores,
  selection: Selection,
): Omit<SchemaContext, 'tokens'> {
  const leaders = [...selection.shown.table].sort(
    (a, b) => (scores.tables[b] ?? 0) - (scores.tables[a] ?? 0) || a - b,
  );
  const ambiguous = ambiguousNames(index);
  const tables = leaders.flatMap((leader) => {
    const columns = columnsOf(index, scores, selection, leader);
    const members = index.membersOf.get(leader) ?? [leader];
    return members.map((member) => tableOf(index, scores, selection, { leader, member, columns, ambiguous }));
  });
  const relations = relationsAmong(index, tables);
  const ambiguousJoins = findAmbiguousJoins(relations, bestOf(tables));
  const { complete } = selection;
  return { tables, relations, ...(ambiguousJoins.length > 0 ? { ambiguousJoins } : {}), complete };
}

/** The tables that the question seems to be about. */
function bestOf(tables: readonly ContextTable[]): readonly string[] {
  return tables
    .filter(({ score }) => score >= leastScore)
    .slice(0, maxBest)
    .map(({ schema, name }) => tableKey(schema, name));
}

interface Member {
  readonly leader: number;
  readonly member: number;
  readonly columns: readonly ContextColumn[];
  readonly ambiguous: ReadonlySet<string>;
}

function tableOf(
  index: CatalogIndex,
  scores: Scores,
  selection: Selection,
  { leader, member, columns, ambiguous }: Member,
): ContextTable {
  const table = index.tables[member];
  if (!table) throw new RangeError(`The catalog has no table ${member}.`);
  const bare =
    index.catalog.searchPath.includes(table.schema) && !ambiguous.has(`${table.schema}.${table.name}`);
  return {
    schema: table.schema,
    name: table.name,
    reference: bare ? table.name : `${table.schema}.${table.name}`,
    kind: table.kind,
    comment: selection.shown.comment.has(leader) ? table.comment : null,
    rowEstimate: table.rowEstimate,
    primaryKey: table.primaryKey?.columns ?? [],
    columns,
    score: scores.tables[member] ?? 0,
  };
}

function columnsOf(
  index: CatalogIndex,
  scores: Scores,
  selection: Selection,
  table: number,
): readonly ContextColumn[] {
  const first = index.firstColumn[table] ?? 0;
  return (index.tables[table]?.columns ?? []).flatMap((column, at) => {
    if (!selection.shown.column.has(first + at)) return [];
    const detailed = selection.shown.detail.has(first + at);
    return [
      {
        name: column.name,
        type: column.type,
        nullable: column.nullable,
        comment: detailed ? column.comment : null,
        enumValues: detailed ? column.enumValues : null,
        score: scores.columns[first + at] ?? 0,
      },
    ];
  });
}

/** Tables on the search path that a table of an earlier schema hides. */
function ambiguousNames(index: CatalogIndex): ReadonlySet<string> {
  const { searchPath } = index.catalog;
  if (searchPath.length < 2) return new Set();
  const firstSchema = new Map<string, number>();
  for (const { schema, name } of index.tables) {
    const place = searchPath.indexOf(schema);
    if (place >= 0 && place < (firstSchema.get(name) ?? Number.POSITIVE_INFINITY))
      firstSchema.set(name, place);
  }
  const hidden = index.tables.filter(
    ({ schema, name }) => searchPath.indexOf(schema) > (firstSchema.get(name) ?? 0),
  );
  return new Set(hidden.map(({ schema, name }) => `${schema}.${name}`));
}

function relationsAmong(index: CatalogIndex, tables: readonly ContextTable[]): readonly ContextRelation[] {
  const shown = new Map(
    tables.map((table) => [
      tableKey(table.schema, table.name),
      new Set(table.columns.map(({ name }) => name)),
    ]),
  );
  const isShown = ({ schema, table, columns }: ContextRelation['from']): boolean => {
    const names = shown.get(tableKey(schema, table));
    return names !== undefined && columns.every((column) => names.has(column));
  };
  const positions = new Set(
    tables.flatMap(
      (table) => index.relationsOf[index.tableByKey.get(tableKey(table.schema, table.name)) ?? -1] ?? [],
    ),
  );
  return [...positions]
    .sort((a, b) => a - b)
    .flatMap((position) => index.relations[position] ?? [])
    .filter(({ from, to }) => isShown(from) && isShown(to));
}

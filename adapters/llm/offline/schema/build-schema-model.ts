import type { ContextTable, SchemaContext } from '../../../../src/adapter-kit/index.ts';
import { baseOf } from './base-of.ts';
import { columnKind } from './column-kind.ts';
import { commentStems, nameWords } from './name-words-of.ts';
import type { SchemaColumn, SchemaEdge, SchemaModel, SchemaTable } from './schema-model.ts';
import { schemaVocabulary } from './schema-vocabulary.ts';
import { shareColumns } from './share-columns.ts';

/** The retrieved schema with its names split into words, its keys and the edges to join along. */
export function buildSchemaModel(schema: SchemaContext): SchemaModel {
  const vocabulary = schemaVocabulary(schema);
  const tables = schema.tables.map((table, index) => buildTable(table, index, schema, vocabulary));
  const edges = schema.relations.flatMap((relation): SchemaEdge[] => {
    const from = find(tables, relation.from);
    const to = find(tables, relation.to);
    if (from === undefined || to === undefined) return [];
    const fromColumns = columnsNamed(from, relation.from.columns);
    const toColumns = columnsNamed(to, relation.to.columns);
    if (fromColumns.length === 0 || fromColumns.length !== toColumns.length) return [];
    return [{ from, to, fromColumns, toColumns, inferred: relation.inferred }];
  });
  for (const table of tables) Object.assign(table, { base: baseOf(table, edges) });
  return { tables, edges: [...edges, ...shareColumns(tables, edges)] };
}

function buildTable(
  context: ContextTable,
  index: number,
  schema: SchemaContext,
  vocabulary: ReadonlySet<string>,
): SchemaTable {
  const foreign = new Set(
    schema.relations
      .filter((relation) => relation.from.table === context.name && relation.from.schema === context.schema)
      .flatMap((relation) => relation.from.columns),
  );
  const referenced = schema.relations
    .filter((relation) => relation.to.table === context.name && relation.to.schema === context.schema)
    .map((relation) => relation.to.columns);
  const keyNames = keyOf(context, referenced);
  const { words, rawWords } = nameWords(context.name, vocabulary);
  const columns: SchemaColumn[] = [];
  const key: SchemaColumn[] = [];
  const table: SchemaTable = {
    index,
    context,
    words,
    rawWords,
    commentStems: commentStems(context.comment),
    columns,
    key,
    base: null,
    bridge: foreign.size >= 2 && context.columns.length - foreign.size <= 2,
  };
  for (const column of context.columns) {
    const names = nameWords(column.name, vocabulary);
    const isKey = context.primaryKey.includes(column.name) || keyNames.includes(column.name);
    const isForeignKey = foreign.has(column.name);
    columns.push({
      table,
      context: column,
      name: column.name,
      kind: columnKind(column),
      words: names.words,
      rawWords: names.rawWords,
      commentStems: commentStems(column.comment),
      isKey,
      isForeignKey,
      isIdentifier: isKey || isForeignKey || /^(?:id|code|key|uuid|guid)$/.test(names.rawWords.at(-1) ?? ''),
    });
  }
  for (const name of keyNames) {
    const column = columns.find((candidate) => candidate.name === name);
    if (column !== undefined) key.push(column);
  }
  return table;
}

/** The primary key; else what others refer to; else a column called `id` or like the table. */
function keyOf(table: ContextTable, referenced: readonly (readonly string[])[]): readonly string[] {
  if (table.primaryKey.length > 0) return table.primaryKey;
  const target = referenced.find((columns) => columns.length === 1) ?? referenced[0];
  if (target !== undefined) return target;
  const name = table.name.toLowerCase().replace(/s$/, '');
  const guess = table.columns.find((column) =>
    ['id', `${name}_id`, `${name}id`, `${name}_code`].includes(column.name.toLowerCase()),
  );
  return guess === undefined ? [] : [guess.name];
}

function find(
  tables: readonly SchemaTable[],
  end: { readonly schema: string; readonly table: string },
): SchemaTable | undefined {
  return tables.find(({ context }) => context.schema === end.schema && context.name === end.table);
}

function columnsNamed(table: SchemaTable, names: readonly string[]): readonly SchemaColumn[] {
  return names.flatMap((name) => table.columns.find((column) => column.name === name) ?? []);
}

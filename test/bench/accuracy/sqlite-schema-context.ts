import type { DatabaseSync } from 'node:sqlite';
import type {
  CatalogTable,
  ContextRelation,
  ContextTable,
  SchemaContext,
} from '../../../src/adapter-kit/index.ts';
import { inferForeignKeys } from '../../../src/catalog/infer-foreign-keys.ts';

/** A SQLite file's whole schema as a context, read by pragmas; keys inferred where none are declared. */
export function sqliteSchemaContext(database: DatabaseSync): SchemaContext {
  const names = database
    .prepare("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
    .all()
    .map((row) => String(row.name));
  const tables = names.map((name) => contextTable(database, name));
  const declared = names.flatMap((name) => declaredRelations(database, name, tables));
  const relations = [...declared, ...inferredRelations(tables, declared)];
  return { tables, relations, tokens: 0, complete: true };
}

function contextTable(database: DatabaseSync, name: string): ContextTable {
  const columns = database.prepare('SELECT * FROM pragma_table_info(?)').all(name);
  return {
    schema: 'main',
    name,
    reference: name,
    kind: 'table',
    comment: null,
    rowEstimate: null,
    primaryKey: columns
      .filter((column) => Number(column.pk) > 0)
      .sort((left, right) => Number(left.pk) - Number(right.pk))
      .map((column) => String(column.name)),
    columns: columns.map((column) => ({
      name: String(column.name),
      type: String(column.type),
      nullable: Number(column.notnull) === 0,
      comment: null,
      enumValues: null,
      score: 0,
    })),
    score: 0,
  };
}

function declaredRelations(
  database: DatabaseSync,
  name: string,
  tables: readonly ContextTable[],
): readonly ContextRelation[] {
  const rows = database.prepare('SELECT * FROM pragma_foreign_key_list(?)').all(name);
  const byId = Map.groupBy(rows, (row) => String(row.id));
  return [...byId.values()].flatMap((parts): ContextRelation[] => {
    const target = String(parts[0]?.table).toLowerCase();
    const to = tables.find((table) => table.name.toLowerCase() === target);
    if (to === undefined) return [];
    const spelled = (table: ContextTable, column: unknown): string =>
      table.columns.find((candidate) => candidate.name.toLowerCase() === String(column).toLowerCase())
        ?.name ?? String(column);
    const from = tables.find((table) => table.name === name);
    if (from === undefined) return [];
    return [
      {
        from: { schema: 'main', table: name, columns: parts.map((part) => spelled(from, part.from)) },
        to: {
          schema: 'main',
          table: to.name,
          columns: parts.map((part, index) => spelled(to, part.to ?? to.primaryKey[index])),
        },
        inferred: false,
      },
    ];
  });
}

/** As the catalog infers them. */
function inferredRelations(
  tables: readonly ContextTable[],
  declared: readonly ContextRelation[],
): readonly ContextRelation[] {
  const described = tables.map(
    (table): CatalogTable => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, default: null, generated: null })),
      primaryKey: table.primaryKey.length === 0 ? null : { name: null, columns: table.primaryKey },
      uniqueConstraints: [],
      foreignKeys: [],
      checkConstraints: [],
      indexes: [],
    }),
  );
  const catalog = {
    dialect: 'sqlite' as const,
    serverVersion: '3',
    databaseName: 'main',
    searchPath: ['main'],
    tables: described,
  };
  return inferForeignKeys(catalog, declared);
}

import type { DatabaseSync } from 'node:sqlite';
import type { ContextRelation, ContextTable, SchemaContext } from '../../../src/adapter-kit/index.ts';

/** A SQLite file's whole schema as a context, read by pragmas; keys by equal names where none are declared. */
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

/** A column called like another table's key, or like that table's code or id, refers to it. */
function inferredRelations(
  tables: readonly ContextTable[],
  declared: readonly ContextRelation[],
): readonly ContextRelation[] {
  const relations: ContextRelation[] = [];
  for (const from of tables) {
    for (const column of from.columns) {
      for (const to of tables) {
        if (from === to || !looksLikeKey(column.name, to)) continue;
        const known = [...declared, ...relations].some(
          (relation) =>
            (relation.from.table === from.name && relation.to.table === to.name) ||
            (relation.from.table === to.name && relation.to.table === from.name),
        );
        if (known) continue;
        relations.push({
          from: { schema: 'main', table: from.name, columns: [column.name] },
          to: { schema: 'main', table: to.name, columns: [column.name] },
          inferred: true,
        });
      }
    }
  }
  return relations;
}

function looksLikeKey(name: string, to: ContextTable): boolean {
  const lower = name.toLowerCase();
  const target = to.columns.find((column) => column.name.toLowerCase() === lower);
  if (target === undefined) return false;
  if (to.primaryKey.length === 1) return to.primaryKey[0]?.toLowerCase() === lower && lower !== 'id';
  if (to.primaryKey.length > 1) return false;
  const own = to.name.toLowerCase().replace(/s$/, '');
  return [`${own}_id`, `${own}id`, `${own}_code`, `${own}_name`].includes(lower);
}

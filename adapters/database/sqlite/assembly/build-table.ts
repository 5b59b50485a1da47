import type { CatalogTable, TableKind } from '../../../../src/adapter-kit/index.ts';
import type { ColumnRow, ForeignKeyRow, IndexRow, TableEntry } from '../catalog/catalog-part.ts';
import type { NamedConstraint } from '../ddl/parse-create-table.ts';
import { buildColumn } from './build-column.ts';
import { buildIndexes, type FoundIndex } from './build-indexes.ts';
import { foldName } from './fold-name.ts';
import { primaryKeyOf } from './primary-key-of.ts';

/** A table whose foreign keys wait until it is known what their far ends are called. */
export interface TableDraft {
  readonly table: Omit<CatalogTable, 'foreignKeys'>;
  readonly foreignKeys: readonly DeclaredKey[];
}

export interface DeclaredKey {
  readonly name: string | null;
  /** As the key's declaration spells it. */
  readonly target: string;
  readonly columns: readonly string[];
  /** As declared; `null` means the target's primary key. */
  readonly targetColumns: readonly string[] | null;
}

export interface TableRows {
  readonly columns: readonly ColumnRow[];
  readonly foreignKeys: readonly ForeignKeyRow[];
  readonly indexes: readonly IndexRow[];
}

const kinds: Readonly<Record<TableEntry['type'], TableKind>> = {
  table: 'table',
  view: 'view',
  virtual: 'virtual_table',
};

/** One table of the catalog. */
export function buildTable(entry: TableEntry, rows: TableRows): TableDraft {
  const { name, type, rowEstimate, mark, written } = entry;
  const indexes = buildIndexes(rows.indexes, entry.writtenIndexes);
  const primaryKey = primaryKeyOf(rows.columns);
  const comments = new Map(written?.columnComments);
  const enums = new Map(written?.enumValues);
  const nameOf = (kind: NamedConstraint['kind'], columns: readonly string[]): string | null =>
    written ? constraintName(written.named, kind, columns) : null;
  const table = {
    schema: 'main',
    name,
    kind: kinds[type],
    comment: written?.comment ?? null,
    rowEstimate,
    columns: rows.columns.map((column) => {
      const key = written ? foldName(column[1]) : '';
      return buildColumn(column, {
        isRowid: isRowid(column, { entry, primaryKey, indexes }),
        enumValues: enums.get(key) ?? null,
        comment: comments.get(key) ?? null,
      });
    }),
    primaryKey: primaryKey.length === 0 ? null : { name: nameOf('primary', primaryKey), columns: primaryKey },
    uniqueConstraints: indexes
      .filter(({ origin }) => origin === 'u')
      .map(({ columns }) => ({ name: nameOf('unique', columns), columns })),
    checkConstraints: written?.checkConstraints ?? [],
    indexes: indexes.filter(({ origin }) => origin === 'c').map(({ origin: _origin, ...index }) => index),
    ...(mark === null ? {} : { mark }),
  };
  // SQLite counts a table's keys from the last one declared.
  const keys = [...Map.groupBy(rows.foreignKeys, ([, key]) => key)].sort(([a], [b]) => b - a);
  const foreignKeys = keys.map(([, parts]) => {
    const columns = parts.map(([, , , column]) => column);
    const targets = parts.flatMap(([, , , , column]) => column ?? []);
    return {
      name: nameOf('foreign', columns),
      target: parts[0]?.[2] ?? '',
      columns,
      targetColumns: targets.length < parts.length ? null : targets,
    };
  });
  return { table, foreignKeys };
}

/**
 * Whether the column is the table's rowid by another name: an INTEGER PRIMARY KEY for which SQLite made no index
 * (https://sqlite.org/lang_createtable.html#rowid).
 */
function isRowid(
  [, , type, , , keyPlace]: ColumnRow,
  table: {
    readonly entry: TableEntry;
    readonly primaryKey: readonly string[];
    readonly indexes: readonly FoundIndex[];
  },
): boolean {
  const { entry, primaryKey, indexes } = table;
  return (
    keyPlace > 0 &&
    entry.type === 'table' &&
    !entry.withoutRowid &&
    type.toUpperCase() === 'INTEGER' &&
    primaryKey.length === 1 &&
    !indexes.some(({ origin }) => origin === 'pk')
  );
}

function constraintName(
  constraints: readonly NamedConstraint[],
  kind: NamedConstraint['kind'],
  columns: readonly string[],
): string | null {
  const key = columns.map(foldName).join('\0');
  const found = constraints.find((named) => named.kind === kind && named.columns.join('\0') === key);
  return found?.name ?? null;
}

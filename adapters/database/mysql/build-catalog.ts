import type { Catalog, CatalogColumn, CatalogTable, TableKind } from '../../../src/adapter-kit/index.ts';
import { buildColumns } from './build-columns.ts';
import { buildForeignKeys } from './build-foreign-keys.ts';
import { buildKeys } from './build-keys.ts';
import type { CatalogRows, TableRow } from './catalog-rows.ts';
import { expressionText } from './expression-text.ts';
import type { CatalogPlace } from './find-schema.ts';
import type { MysqlServer } from './mysql-server.ts';
import { rowsByTable } from './rows-by-table.ts';

/** Joins what the catalog queries gave. Tables come in the order of schema and name. */
export function buildCatalog(rows: CatalogRows, server: MysqlServer, place: CatalogPlace): Catalog {
  const keyOf = (schema: string, table: string) => {
    const key = `${schema}\0${table}`;
    return place.foldsCase ? key.toLowerCase() : key;
  };
  const columnRows = rowsByTable(rows.columns, keyOf);
  const keyRows = rowsByTable(rows.keys, keyOf);
  const referenceRows = rowsByTable(rows.references, keyOf);
  const checkRows = rowsByTable(rows.checks, keyOf);

  const readable = new Map<string, ReadableTable>();
  for (const row of rows.tables) {
    const key = keyOf(row[0], row[1]);
    const allColumns = columnRows.get(key) ?? [];
    const columns = buildColumns(allColumns, server);
    if (columns.length === 0) continue;
    const names = new Map<string, string>();
    for (const { name } of columns) names.set(name.toLowerCase(), name);
    readable.set(key, { row, columns, names, isWhole: columns.length === allColumns.length });
  }

  const tables = [...readable].map(([key, { row, columns, names, isWhole }]): CatalogTable => {
    const [schema, name, type, rowEstimate, comment] = row;
    const checks = isWhole ? (checkRows.get(key) ?? []) : [];
    return {
      schema,
      name,
      kind: kindOf(row),
      comment: type === 'VIEW' || comment === '' ? null : comment,
      rowEstimate: type === 'VIEW' || rowEstimate === null ? null : Number(rowEstimate),
      columns,
      ...buildKeys(keyRows.get(key) ?? [], names, server),
      foreignKeys: buildForeignKeys(referenceRows.get(key) ?? [], names, (otherSchema, otherTable) => {
        const other = readable.get(keyOf(otherSchema, otherTable));
        return other ? { schema: other.row[0], table: other.row[1], names: other.names } : null;
      }),
      checkConstraints: checks
        .map(([, , checkName, clause]) => ({ name: checkName, expression: expressionText(clause, server) }))
        .sort((a, b) => compare(a.name, b.name)),
    };
  });
  return {
    dialect: server.dialect,
    serverVersion: server.version,
    databaseName: place.schema,
    searchPath: [place.schema],
    tables: tables.sort((a, b) => compare(a.schema, b.schema) || compare(a.name, b.name)),
  };
}

interface ReadableTable {
  readonly row: TableRow;
  readonly columns: readonly CatalogColumn[];
  /** Column names by themselves in lower case: MySQL never tells those by case. */
  readonly names: ReadonlyMap<string, string>;
  readonly isWhole: boolean;
}

function kindOf([, , type, , , createOptions]: TableRow): TableKind {
  if (type === 'VIEW') return 'view';
  return /\bpartitioned\b/i.test(createOptions ?? '') ? 'partitioned_table' : 'table';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

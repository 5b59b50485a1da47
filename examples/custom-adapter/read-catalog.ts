import type { DatabaseSync } from 'node:sqlite';
import type { Catalog, CatalogTable, ForeignKey } from 'nlquery/adapter-kit';

/** Tables, columns and keys, by SQLite's table-valued pragmas (https://sqlite.org/pragma.html#pragfunc). */
export function readCatalog(
  database: DatabaseSync,
  facts: Pick<Catalog, 'serverVersion' | 'databaseName'>,
): Catalog {
  const all = (sql: string, ...values: string[]) =>
    database.prepare(sql).all(...values) as Record<string, string | number | null>[];
  const text = (value: unknown): string => String(value);
  const columnsOf = (index: string): string[] =>
    all('SELECT name FROM pragma_index_info(?)', index).map(({ name }) => text(name));

  const tableOf = (name: string, kind: 'table' | 'view'): CatalogTable => {
    const columns = all('SELECT * FROM pragma_table_info(?)', name);
    const key = columns.filter(({ pk }) => pk).sort((a, b) => Number(a.pk) - Number(b.pk));
    const indexes = all('SELECT * FROM pragma_index_list(?)', name);
    const keys = Map.groupBy(all('SELECT * FROM pragma_foreign_key_list(?)', name), ({ id }) => id);
    return {
      schema: 'main',
      name,
      kind,
      comment: null,
      rowEstimate: null,
      columns: columns.map((column) => ({
        name: text(column.name),
        type: text(column.type),
        nullable: column.notnull === 0,
        default: column.dflt_value === null ? null : text(column.dflt_value),
        generated: null,
        enumValues: null,
        comment: null,
      })),
      primaryKey: key.length === 0 ? null : { name: null, columns: key.map((column) => text(column.name)) },
      uniqueConstraints: indexes
        .filter(({ origin }) => origin === 'u')
        .map((index) => ({ name: null, columns: columnsOf(text(index.name)) })),
      foreignKeys: [...keys.values()].map(
        (parts): ForeignKey => ({
          name: null,
          columns: parts.map(({ from }) => text(from)),
          references: {
            schema: 'main',
            table: text(parts[0]?.table),
            columns: parts.map(({ to }) => text(to)),
          },
        }),
      ),
      checkConstraints: [],
      indexes: indexes
        .filter(({ origin }) => origin === 'c')
        .map((index) => ({
          name: text(index.name),
          unique: index.unique === 1,
          columns: columnsOf(text(index.name)),
          where: null,
        })),
    };
  };

  const tables = all(
    `SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
  return {
    ...facts,
    dialect: 'sqlite',
    searchPath: ['main'],
    tables: tables.map(({ name, type }) => tableOf(text(name), type === 'view' ? 'view' : 'table')),
  };
}

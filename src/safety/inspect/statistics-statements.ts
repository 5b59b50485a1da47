import type { Dialect } from '../../ports/dialect.ts';

/** A table as the engine spells it. */
export interface InspectedTable {
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly name: string;
}

/**
 * Fixed statements that read what an engine keeps of a table, names quoted into them; `null` for an engine of which nothing is asked.
 * Postgres, MySQL: first the table (rows, bytes), then its columns (name, distinct values, share of nulls, bytes). Postgres counts distinct values
 * as a negative share of the rows where they grow with them. Trino: SHOW STATS. DuckDB, SQLite: the number of rows.
 */
export function statisticsStatements(dialect: Dialect, table: InspectedTable): readonly string[] | null {
  switch (dialect) {
    case 'postgres':
      return postgres(table);
    case 'mysql':
    case 'mariadb':
      return mysql(table);
    case 'trino':
      return [`SHOW STATS FOR ${path([table.catalog, table.schema, table.name])}`];
    case 'duckdb':
    case 'sqlite':
      return [
        `SELECT count(*) FROM ${path([dialect === 'duckdb' ? table.catalog : null, table.schema, table.name])}`,
      ];
    default:
      return null;
  }
}

function postgres({ schema, name }: InspectedTable): readonly string[] {
  const found = text(path([schema, name]));
  return [
    `SELECT c.reltuples::float8, pg_catalog.pg_table_size(c.oid)::float8 FROM pg_catalog.pg_class c
      WHERE c.oid = pg_catalog.to_regclass(${found})`,
    `SELECT s.attname::text, s.n_distinct::float8, s.null_frac::float8, s.avg_width::float8 FROM pg_catalog.pg_stats s
      JOIN pg_catalog.pg_class c ON c.relname = s.tablename JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname = s.schemaname
      WHERE c.oid = pg_catalog.to_regclass(${found}) AND NOT s.inherited`,
  ];
}

function mysql({ schema, name }: InspectedTable): readonly string[] {
  const where = `table_schema = ${schema === null ? 'DATABASE()' : text(schema)} AND table_name = ${text(name)}`;
  return [
    `SELECT table_rows, data_length FROM information_schema.tables WHERE ${where}`,
    `SELECT column_name, MAX(cardinality), NULL, NULL FROM information_schema.statistics
      WHERE ${where} AND seq_in_index = 1 GROUP BY column_name`,
  ];
}

function path(names: readonly (string | null)[]): string {
  return names.flatMap((name) => (name === null ? [] : [`"${name.replaceAll('"', '""')}"`])).join('.');
}

/** A backslash escapes in MySQL: a name that holds one is looked for in vain, and closes no quote. */
function text(value: string): string {
  return `'${value.replaceAll('\\', '').replaceAll("'", "''")}'`;
}

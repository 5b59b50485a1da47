/**
 * The SQL grammar a database speaks. It decides how a statement is judged and what the model is told to write;
 * an engine that speaks another one's grammar (CockroachDB: `postgres`) names that one.
 */
export type Dialect =
  | 'postgres'
  | 'sqlite'
  | 'mysql'
  | 'mariadb'
  | 'duckdb'
  | 'trino'
  | 'tsql'
  | 'clickhouse';

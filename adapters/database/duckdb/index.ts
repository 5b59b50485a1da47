export { duckdbDatabase } from './duckdb-database.ts';
export type { DuckdbDatabaseOptions } from './options.ts';

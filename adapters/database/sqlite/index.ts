export type { SqliteDatabaseOptions } from './options.ts';
export { sqliteDatabase } from './sqlite-database.ts';

export type { PostgresDatabaseOptions } from './options.ts';
export { postgresDatabase } from './postgres-database.ts';

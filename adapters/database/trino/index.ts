export type { TrinoDatabaseOptions } from './options.ts';
export { trinoDatabase } from './trino-database.ts';

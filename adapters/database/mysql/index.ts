export { mysqlDatabase } from './mysql-database.ts';
export type { MysqlDatabaseOptions } from './options.ts';

export { mysqlSandbox } from './mysql-sandbox.ts';
export type { MysqlSandboxOptions } from './options.ts';

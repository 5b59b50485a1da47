/** What is read of the server once, when a database is opened. */
export interface MysqlServer {
  readonly dialect: 'mysql' | 'mariadb';
  /** Without the name of the distribution: `10.11.6`. */
  readonly version: string;
  /** Modes of SQL that the server was configured with and that leave the grammar as it is. */
  readonly sqlMode: string;
  /** Bytes at which GROUP_CONCAT cuts its result. */
  readonly groupConcatMaxLength: number;
}

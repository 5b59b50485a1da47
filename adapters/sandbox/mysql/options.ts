export interface MysqlSandboxOptions {
  /**
   * `mysql://user:password@host:port` of a MySQL or MariaDB server for such use: the user has to be able to make schemas and users. Never
   * the server whose queries are advised on.
   */
  readonly url: string;
}

import type { MysqlClient } from './mysql-client.ts';

/**
 * Rolls back and forgets everything a statement may have left: settings, user variables, temporary tables, locks,
 * prepared statements. `false` when the server would not.
 *
 * Source: https://dev.mysql.com/doc/c-api/8.0/en/mysql-reset-connection.html
 */
export function resetSession(client: MysqlClient): Promise<boolean> {
  return new Promise((resolve) => {
    client.reset((error) => resolve(!error));
  });
}

import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { OpenMysql } from './open-mysql.ts';
import { queryRows } from './query-rows.ts';
import { risksOfGrants } from './risks-of-grants.ts';

const timeoutMs = 5_000;

/** {@link DatabaseConnection.roleRisks}: what the account, and its roles where they are in force, is granted besides reading. */
export async function roleRisks(database: OpenMysql, { signal }: CallOptions): Promise<readonly string[]> {
  const grants = await inReadOnlyTransaction(database, { timeoutMs, signal }, async (client) => {
    const read = async (sql: string) => (await queryRows(client, sql)).map(([first]) => String(first));
    if (database.server.dialect === 'mariadb') return read('SHOW GRANTS');
    // MySQL shows the grants of roles only where they are named. It writes them quoted.
    const [roles = 'NONE'] = await read('SELECT CURRENT_ROLE()');
    return read(roles === 'NONE' ? 'SHOW GRANTS' : `SHOW GRANTS FOR CURRENT_USER() USING ${roles}`);
  });
  return risksOfGrants(grants);
}

import { execFileSync } from 'node:child_process';
import mysql from 'mysql2/promise';
import { mysqlDatabase } from '../../../adapters/database/mysql/index.ts';
import { findBinary } from '../../services/find-binary.ts';
import { startMariadb } from '../../services/start-mariadb.ts';
import { filesIn } from './files-in.ts';
import type { LabEngine } from './lab-engine.ts';

/** A MariaDB of its own; `null` when there are no binaries. */
export async function mariadbLab(schema: string, canaryFolder: string): Promise<LabEngine | null> {
  const service = await startMariadb({ spawn: true });
  const client = findBinary(['mariadb', 'mysql'], []);
  if (service === null || client === null) return null;
  const { port } = new URL(service.url);
  execFileSync(
    client,
    ['--no-defaults', '--protocol=tcp', '--host=127.0.0.1', `--port=${port}`, '--user=root', '--force'],
    {
      input: schema,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  const admin = await mysql.createConnection({ uri: service.url });
  const connection = await mysqlDatabase().connect(`mysql://owner:x@127.0.0.1:${port}/shop`);
  return {
    dialects: ['mysql', 'mariadb'],
    schema: 'shop',
    connection,
    fingerprint: async () => `${await stateOf(admin)}\n${filesIn(canaryFolder)}`,
    close: async () => {
      await connection.close();
      await admin.end();
      await service.close();
    },
  };
}

async function stateOf(admin: mysql.Connection): Promise<string> {
  const one = async (sql: string) => JSON.stringify((await admin.query(sql))[0]);
  const [tables] = await admin.query<mysql.RowDataPacket[]>(
    `SELECT table_schema AS s, table_name AS t FROM information_schema.tables
     WHERE table_schema IN ('shop', 'tenant_b') AND table_type <> 'VIEW' ORDER BY 1, 2`,
  );
  const names = tables.map(({ s, t }) => `\`${s}\`.\`${t}\``);
  return [
    await one(`CHECKSUM TABLE ${names.join(', ')}`),
    await one('SELECT routine_schema, routine_name, created FROM information_schema.routines ORDER BY 1, 2'),
    await one('SELECT User, Host FROM mysql.user ORDER BY 1, 2'),
    await one('SELECT * FROM shop.invoice_seq'),
    await one(
      "SHOW GLOBAL VARIABLES WHERE Variable_name NOT IN ('gtid_binlog_pos', 'gtid_current_pos', 'timestamp')",
    ),
    await one(
      "SELECT count(*) AS n FROM information_schema.processlist WHERE user = 'owner' AND command NOT IN ('Sleep', 'Killed')",
    ),
  ].join('\n');
}

import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { TestService } from '../../../services/test-service.ts';
import { openMysql } from './open-mysql.ts';

/** An account that may read the database's tables and nothing else; resolves to its URL. It goes when the test is over. */
export async function createMysqlReader(
  server: TestService,
  database: { readonly url: string; execute(sql: string): Promise<void> },
): Promise<string> {
  const url = new URL(database.url);
  const name = url.pathname.slice(1);
  url.username = `reader_${randomUUID().slice(0, 8)}`;
  url.password = 'reader';
  const account = `'${url.username}'@'%'`;
  onTestFinished(async () => {
    const connection = await openMysql(server.url);
    await connection.query(`DROP USER IF EXISTS ${account}`);
    await connection.end();
  });
  await database.execute(`CREATE USER ${account} IDENTIFIED BY 'reader'`);
  await database.execute(`GRANT SELECT ON \`${name}\`.* TO ${account}`);
  return url.href;
}

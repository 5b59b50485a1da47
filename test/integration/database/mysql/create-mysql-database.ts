import type { ProvisionedDatabase } from '../../../../src/testing/index.ts';
import type { TestService } from '../../../services/test-service.ts';
import { openMysql } from './open-mysql.ts';

/** An empty database of the caller's own, and a way into it beside the adapter. */
export async function createMysqlDatabase(server: TestService): Promise<ProvisionedDatabase> {
  const database = await server.createDatabase();
  const connection = await openMysql(database.url);
  return {
    url: database.url,
    execute: async (sql) => void (await connection.query(sql)),
    drop: async () => {
      await connection.end();
      await database.drop();
    },
  };
}

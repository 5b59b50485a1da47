import { randomBytes } from 'node:crypto';
import { startMariadb } from '../../../services/start-mariadb.ts';
import type { TestService } from '../../../services/test-service.ts';
import { queryMysql } from './query-mysql.ts';

/** The MySQL that TEST_MYSQL_URL names, else a MariaDB as `startMariadb` finds it. */
export async function startMysql(): Promise<TestService | null> {
  const url = process.env.TEST_MYSQL_URL;
  if (!url) return startMariadb();
  const names = new Set<string>();
  const drop = async (name: string) => {
    if (names.delete(name)) await queryMysql(url, `DROP DATABASE IF EXISTS ${name}`);
  };
  return {
    url,
    spawned: false,
    createDatabase: async () => {
      const name = `nlquery_test_${randomBytes(8).toString('hex')}`;
      await queryMysql(url, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
      names.add(name);
      const databaseUrl = new URL(url);
      databaseUrl.pathname = `/${name}`;
      return { url: databaseUrl.href, drop: () => drop(name) };
    },
    close: async () => {
      for (const name of [...names]) await drop(name);
    },
  };
}

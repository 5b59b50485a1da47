import { randomBytes } from 'node:crypto';
import { queryPostgres } from './query-postgres.ts';
import type { TestDatabase, TestService } from './test-service.ts';

/** The server at `url`; `stop` when it was started here. */
export function postgresService(url: string, stop: (() => Promise<void>) | null): TestService {
  const databases = new Set<TestDatabase>();
  return {
    url,
    spawned: stop !== null,
    createDatabase: async () => {
      const name = `nlquery_test_${randomBytes(8).toString('hex')}`;
      // Nobody can be connected to template0, which would keep it from being copied.
      await queryPostgres(url, `CREATE DATABASE ${name} TEMPLATE template0`, 10_000);
      const databaseUrl = new URL(url);
      databaseUrl.pathname = `/${name}`;
      const database: TestDatabase = {
        url: databaseUrl.href,
        drop: async () => {
          if (databases.delete(database))
            await queryPostgres(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, 10_000);
        },
      };
      databases.add(database);
      return database;
    },
    close: async () => {
      if (!stop) await Promise.all([...databases].map((database) => database.drop()));
      await stop?.();
    },
  };
}

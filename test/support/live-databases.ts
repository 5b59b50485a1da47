import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { TestService } from '../services/test-service.ts';

/** A database that a test owns: it can be changed behind nlquery's back, and taken away. */
export interface LiveDatabase {
  readonly url: string;
  /** Runs statements that both engines understand. */
  execute(sql: string): Promise<void>;
  /** Cells of all rows, as text. */
  rows(sql: string): Promise<readonly (readonly string[])[]>;
  /** Takes it away, as an outage would. */
  drop(): Promise<void>;
}

export async function createSqliteDatabase(): Promise<LiveDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'nlquery-live-'));
  const path = join(directory, 'live.sqlite');
  const open = <Result>(use: (database: DatabaseSync) => Result): Result => {
    const database = new DatabaseSync(path);
    try {
      return use(database);
    } finally {
      database.close();
    }
  };
  open((database) => database.exec('PRAGMA user_version = 1'));
  return {
    url: `sqlite://${path}`,
    execute: async (sql) => open((database) => database.exec(sql)),
    rows: async (sql) =>
      open((database) =>
        database
          .prepare(sql)
          .all()
          .map((row) => Object.values(row).map(String)),
      ),
    drop: async () => rmSync(directory, { recursive: true, force: true }),
  };
}

export async function createPostgresDatabase(server: TestService): Promise<LiveDatabase> {
  const database = await server.createDatabase();
  const withClient = async <Result>(use: (client: Client) => Promise<Result>): Promise<Result> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  };
  return {
    url: database.url,
    execute: (sql) => withClient(async (client) => void (await client.query(sql))),
    rows: (sql) =>
      withClient(async (client) => {
        const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
        return rows.map((row) => row.map(String));
      }),
    drop: () => database.drop(),
  };
}

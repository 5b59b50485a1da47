import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { loadPeer } from '../../../src/adapter-kit/index.ts';
import type { SqliteVecVectorStoreOptions } from './options.ts';

/** A chunk without a direction (`zero`) has no row in a table of vectors: its cosine to anything counts as 0. */
const schema = `
  CREATE TABLE IF NOT EXISTS chunks (
    rowid INTEGER PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    table_name TEXT NOT NULL,
    column_name TEXT,
    text TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    width INTEGER NOT NULL,
    zero INTEGER NOT NULL,
    UNIQUE (tenant_id, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS chunks_by_table ON chunks (tenant_id, table_name);
  CREATE INDEX IF NOT EXISTS zero_chunks ON chunks (tenant_id, width, id) WHERE zero = 1;
  CREATE TABLE IF NOT EXISTS manifests (tenant_id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;`;

/** Opens the file, making it and its tables when they are missing, with sqlite-vec loaded. */
export async function openStore(options: SqliteVecVectorStoreOptions): Promise<DatabaseSync> {
  const sqliteVec = await loadPeer('sqlite-vec', () => import('sqlite-vec'));
  if (options.path !== ':memory:') makeFile(options.path);
  const database = new DatabaseSync(options.path, { allowExtension: true });
  try {
    sqliteVec.load(database);
    database.enableLoadExtension(false);
    // The default cache of 2 MB holds the pages of about a thousand vectors only; more than this makes nothing faster.
    // The log grows to 16 MB, not 4, before it goes into the file: each time waits for the disk twice.
    database.exec(
      `PRAGMA busy_timeout = ${Math.trunc(options.busyTimeoutMs ?? 5_000)};
       PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000;
       PRAGMA cache_size = ${-1024 * Math.trunc(options.cacheMebibytes ?? 32)}`,
    );
    database.exec(schema);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

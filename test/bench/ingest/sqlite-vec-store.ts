import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as sqliteVec from 'sqlite-vec';
import { sqliteVecVectorStore } from '../../../adapters/vector-store/sqlite-vec/index.ts';
import type { IngestStore } from './ingest-store.ts';

export const sqliteVecStore: IngestStore = {
  name: 'sqlite-vec',
  prepare: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nlquery-bench-'));
    const probe = new DatabaseSync(':memory:', { allowExtension: true });
    sqliteVec.load(probe);
    const version = String(probe.prepare('SELECT vec_version() AS version').get()?.version);
    probe.close();
    let files = 0;
    return {
      version: `sqlite-vec ${version}`,
      open: () => sqliteVecVectorStore({ path: join(folder, 'vectors.db') }),
      writeByHand: async (tenantId, chunks) => {
        files += 1;
        const database = new DatabaseSync(join(folder, `floor-${files}.db`), { allowExtension: true });
        sqliteVec.load(database);
        const width = chunks[0]?.vector.length ?? 0;
        database.exec(`
          PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -262144;
          CREATE TABLE chunks (tenant TEXT, id TEXT, kind TEXT, tbl TEXT, col TEXT, text TEXT, hash TEXT, UNIQUE (tenant, id));
          CREATE INDEX by_table ON chunks (tenant, tbl);
          CREATE VIRTUAL TABLE vectors USING vec0(
            chunk INTEGER PRIMARY KEY, tenant TEXT PARTITION KEY, kind TEXT PARTITION KEY,
            vector FLOAT[${width}] distance_metric=cosine, chunk_size=64);
          BEGIN`);
        const chunkInto = database.prepare('INSERT INTO chunks VALUES (?, ?, ?, ?, ?, ?, ?)');
        const vectorInto = database.prepare('INSERT INTO vectors VALUES (?, ?, ?, ?)');
        for (const { id, kind, table, column, text, contentHash, vector } of chunks) {
          const { lastInsertRowid } = chunkInto.run(tenantId, id, kind, table, column, text, contentHash);
          const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
          vectorInto.run(BigInt(lastInsertRowid), tenantId, kind, bytes);
        }
        database.exec('COMMIT');
        const row = database.prepare('SELECT count(*) AS chunks FROM chunks').get();
        database.close();
        return Number(row?.chunks);
      },
      close: async () => rmSync(folder, { recursive: true }),
    };
  },
};

import pg from 'pg';
import { encodeVectorArray } from '../../../adapters/vector-store/pgvector/encode-vector-array.ts';
import { pgvectorVectorStore } from '../../../adapters/vector-store/pgvector/index.ts';
import { startPglite } from '../../services/start-pglite.ts';
import { startPgvector } from '../../services/start-pgvector.ts';
import type { IngestStore } from './ingest-store.ts';

const batchSize = 1_000;

export const pgvectorStore: IngestStore = {
  name: 'pgvector',
  prepare: async () => {
    const service = await startPgvector();
    const server = service
      ? { url: (await service.createDatabase()).url, close: () => service.close() }
      : await startPglite();
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('CREATE EXTENSION vector');
    const { rows } = await client.query<{ version: string; oid: number }>(
      `SELECT format('PostgreSQL %s, pgvector %s', current_setting('server_version'), extversion) AS version,
         'vector'::regtype::oid::int AS oid
       FROM pg_extension WHERE extname = 'vector'`,
    );
    // PGlite serves one connection at a time.
    if (!service) await client.end();
    const { version = '', oid = 0 } = rows[0] ?? {};
    let tables = 0;
    return {
      version: service ? version : `${version} (PGlite)`,
      open: () => pgvectorVectorStore({ url: server.url, maxConnections: service ? 4 : 1 }),
      writeByHand: async (tenantId, chunks) => {
        const own = service ? client : new pg.Client({ connectionString: server.url });
        if (!service) await own.connect();
        tables += 1;
        const name = `floor_${tables}`;
        const width = chunks[0]?.vector.length ?? 0;
        await own.query(`
          CREATE TABLE ${name} (tenant text, id text, kind text, tbl text, col text, text text, hash text,
            vector vector(${width}), PRIMARY KEY (tenant, id));
          CREATE INDEX ON ${name} (tenant, kind, tbl)`);
        await own.query('BEGIN');
        for (let start = 0; start < chunks.length; start += batchSize) {
          const part = chunks.slice(start, start + batchSize);
          await own.query(
            `INSERT INTO ${name} SELECT $1, * FROM unnest(
               $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::vector[])`,
            [
              tenantId,
              part.map(({ id }) => id),
              part.map(({ kind }) => kind),
              part.map(({ table }) => table),
              part.map(({ column }) => column),
              part.map(({ text }) => text),
              part.map(({ contentHash }) => contentHash),
              encodeVectorArray(
                part.map(({ vector }) => vector),
                oid,
              ),
            ],
          );
        }
        await own.query('COMMIT');
        const { rows: counted } = await own.query<{ chunks: string }>(
          `SELECT count(*) AS chunks FROM ${name}`,
        );
        if (!service) await own.end();
        return Number(counted[0]?.chunks);
      },
      close: async () => {
        if (service) await client.end();
        await server.close();
      },
    };
  },
};

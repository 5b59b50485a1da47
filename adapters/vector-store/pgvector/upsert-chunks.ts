import type { CallOptions, EmbeddedChunk } from '../../../src/adapter-kit/index.ts';
import { assertStorable } from './assert-storable.ts';
import { encodeVectorArray } from './encode-vector-array.ts';
import { inTransaction } from './in-transaction.ts';
import type { OpenStore } from './open-store.ts';
import { tenantLock } from './tenant-lock.ts';
import { unitVector } from './unit-vector.ts';

/** Rows of one statement: some megabytes of vectors. */
const maxRows = 1_000;

/** Stores all chunks, or none. */
export async function upsertChunks(
  store: OpenStore,
  tenantId: string,
  chunks: readonly EmbeddedChunk[],
  { signal }: CallOptions,
): Promise<void> {
  if (chunks.length === 0) return;
  // One statement cannot write a row twice: of chunks with the same id the last stands.
  const rows = [...new Map(chunks.map((chunk) => [chunk.id, chunk])).values()];
  for (const { id } of rows) assertStorable(id);
  const units = rows.map(({ vector }) => unitVector(vector));
  const { schema } = store.settings;
  const text = `
    INSERT INTO ${schema}.chunks
      (tenant_id, id, kind, table_name, column_name, text, content_hash, width, embedding)
    SELECT $1, id, kind, table_name, column_name, text, content_hash, width, embedding
    FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::${store.vector.name}[])
      AS row (id, kind, table_name, column_name, text, content_hash, width, embedding)
    ON CONFLICT (tenant_id, id) DO UPDATE SET
      kind = excluded.kind, table_name = excluded.table_name, column_name = excluded.column_name,
      text = excluded.text, content_hash = excluded.content_hash, width = excluded.width,
      embedding = excluded.embedding`;
  await inTransaction(store, { signal, lock: tenantLock(store, tenantId) }, async (run) => {
    for (let start = 0; start < rows.length; start += maxRows) {
      const part = rows.slice(start, start + maxRows);
      await run(text, [
        tenantId,
        part.map(({ id }) => id),
        part.map(({ kind }) => kind),
        part.map(({ table }) => table),
        part.map(({ column }) => column),
        // Postgres' text holds no NUL.
        part.map((chunk) => chunk.text.replaceAll('\0', '\ufffd')),
        part.map(({ contentHash }) => contentHash),
        part.map(({ vector }) => vector.length),
        encodeVectorArray(units.slice(start, start + maxRows), store.vector.oid),
      ]);
    }
  });
}

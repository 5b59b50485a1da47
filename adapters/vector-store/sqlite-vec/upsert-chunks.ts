import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EmbeddedChunk } from '../../../src/adapter-kit/index.ts';
import { assertStorable } from './assert-storable.ts';
import { inTransaction } from './in-transaction.ts';
import { unitVector } from './unit-vector.ts';
import { hasVectorTable, makeVectorTable, vectorTable } from './vector-table.ts';

interface StoredChunk {
  readonly rowid: number;
  readonly kind: string;
  readonly width: number;
  readonly zero: number;
}

/** Stores all chunks, or none when one is refused. */
export function upsertChunks(
  database: DatabaseSync,
  tenantId: string,
  chunks: readonly EmbeddedChunk[],
): void {
  if (chunks.length === 0) return;
  // SQLite copies what it is given: one vector's memory serves all.
  const memory = new Float32Array(Math.max(...chunks.map(({ vector }) => vector.length)));
  inTransaction(database, () => {
    const find = database.prepare(
      'SELECT rowid, kind, width, zero FROM chunks WHERE tenant_id = ? AND id = ?',
    );
    // Nearly all chunks of an ingestion are new: those take one statement.
    const insert = database.prepare(
      `INSERT INTO chunks (tenant_id, id, kind, table_name, column_name, text, content_hash, width, zero)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, id) DO NOTHING`,
    );
    const update = database.prepare(
      `UPDATE chunks SET kind = ?, table_name = ?, column_name = ?, text = ?, content_hash = ?, width = ?, zero = ?
       WHERE rowid = ?`,
    );
    const vectors = vectorWriter(database, tenantId);
    for (const chunk of chunks) {
      assertStorable(chunk.id);
      const unit = unitVector(chunk.vector, memory);
      const { kind, table, column, text, contentHash, vector } = chunk;
      const zero = unit === null ? 1 : 0;
      const facts = [kind, table, column, text, contentHash, vector.length, zero] as const;
      const { changes, lastInsertRowid } = insert.run(tenantId, chunk.id, ...facts);
      const before = changes === 0 ? (find.get(tenantId, chunk.id) as unknown as StoredChunk) : null;
      if (before) update.run(...facts, before.rowid);
      const after = { rowid: before?.rowid ?? Number(lastInsertRowid), kind, width: vector.length, zero };
      vectors.replace(before, after, unit);
    }
  });
}

/** Keeps the tables of vectors in step with `chunks`. vec0 takes row ids as BigInt only, and cannot move a row between partitions. */
function vectorWriter(
  database: DatabaseSync,
  tenantId: string,
): { replace(before: StoredChunk | null, after: StoredChunk, unit: Uint8Array | null): void } {
  const statements = new Map<string, StatementSync>();
  function prepared(sql: string): StatementSync {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }
  const widths = new Set<number>();
  return {
    replace(before, after, unit) {
      const rowid = BigInt(after.rowid);
      const had = before !== null && before.zero === 0;
      if (had && unit !== null && before.width === after.width && before.kind === after.kind) {
        prepared(`UPDATE ${vectorTable(after.width)} SET vector = ? WHERE chunk = ?`).run(unit, rowid);
        return;
      }
      if (had) prepared(`DELETE FROM ${vectorTable(before.width)} WHERE chunk = ?`).run(rowid);
      if (unit === null) return;
      if (!widths.has(after.width) && !hasVectorTable(database, after.width))
        makeVectorTable(database, after.width);
      widths.add(after.width);
      prepared(
        `INSERT INTO ${vectorTable(after.width)} (chunk, tenant_id, kind, vector) VALUES (?, ?, ?, ?)`,
      ).run(rowid, tenantId, after.kind, unit);
    },
  };
}

import type { ChunkKind, ScoredChunk, SearchOptions } from '../../../src/adapter-kit/index.ts';
import { encodeVector } from './encode-vector.ts';
import { inTransaction, type RunStatement } from './in-transaction.ts';
import { indexedType } from './indexed-type.ts';
import type { OpenStore } from './open-store.ts';
import { unitVector } from './unit-vector.ts';

/** From here on HNSW is no quicker than comparing everything. */
const maxIndexedLimit = 200;

const allKinds: readonly ChunkKind[] = ['table', 'column', 'relation'];

interface ChunkRow {
  readonly id: string;
  readonly kind: ChunkKind;
  readonly table_name: string;
  readonly column_name: string | null;
  readonly text: string;
  readonly content_hash: string;
  readonly distance: number;
}

/**
 * The nearest chunks, best first; those of equal score by id. Exact, unless the tenant has an HNSW index: that is asked first, and trusted
 * when it fills the limit.
 */
export async function searchChunks(
  store: OpenStore,
  tenantId: string,
  vector: Float32Array,
  { limit, kinds, tables, signal }: SearchOptions,
): Promise<readonly ScoredChunk[]> {
  const query = encodeVector(unitVector(vector));
  if (limit < 1 || kinds?.length === 0 || tables?.length === 0) return [];
  const { hnswFromChunks, schema } = store.settings;
  const mayBeIndexed = hnswFromChunks < Number.POSITIVE_INFINITY && !tables && limit <= maxIndexedLimit;
  const indexed = mayBeIndexed ? indexedType(store.vector, vector.length) : null;
  const conditions = ['tenant_id = $1', 'width = $2'];
  const values: unknown[] = [tenantId, vector.length, query, limit];
  function among(column: string, wanted: readonly string[]): void {
    values.push([...wanted]);
    conditions.push(`${column} = ANY ($${values.length}::text[])`);
  }
  // The index on tables begins with the kind.
  if (kinds || tables) among('kind', kinds ?? allKinds);
  if (tables)
    among(
      'table_name',
      tables.filter((table) => !table.includes('\0')),
    );

  const { name, distance } = store.vector;
  const exact = `embedding ${distance} $3::${name}`;
  const search = (order: string, run: RunStatement): Promise<readonly ChunkRow[]> =>
    run<ChunkRow>(
      `SELECT id, kind, table_name, column_name, text, content_hash, ${exact} AS distance
       FROM ${schema}.chunks WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT $4`,
      values,
    );
  const settings = indexed
    ? [
        'hnsw.iterative_scan = strict_order',
        'hnsw.max_scan_tuples = 2147483647',
        `hnsw.ef_search = ${Math.max(100, limit)}`,
      ]
    : [];
  const rows = await inTransaction(store, { signal, settings }, async (run) => {
    if (indexed) {
      const order = `embedding::${indexed.name} ${distance} $3::${name}::${indexed.name}`;
      const near = await search(order, run);
      // The index may hold copies of less precision, and knows nothing of ids.
      if (near.length === limit) return near.toSorted(byDistance);
    }
    return search(`${exact}, id COLLATE "C"`, run);
  });
  return rows.map(scoredChunk);
}

function byDistance(a: ChunkRow, b: ChunkRow): number {
  return a.distance - b.distance || (a.id < b.id ? -1 : 1);
}

function scoredChunk(row: ChunkRow): ScoredChunk {
  return {
    id: row.id,
    kind: row.kind,
    table: row.table_name,
    column: row.column_name,
    text: row.text,
    contentHash: row.content_hash,
    score: Math.max(-1, Math.min(1, 0 - row.distance)),
  };
}

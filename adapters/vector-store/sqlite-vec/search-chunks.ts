import type { DatabaseSync } from 'node:sqlite';
import type { ChunkKind, ScoredChunk } from '../../../src/adapter-kit/index.ts';
import type { BoundSearch } from './bound-search.ts';
import { prepared } from './prepared.ts';
import { type ChunkRow, chunkColumns, scoredChunk } from './scored-chunk.ts';
import { searchFew } from './search-few.ts';
import { searchMany } from './search-many.ts';
import { unitVector } from './unit-vector.ts';
import { hasVectorTable } from './vector-table.ts';

export interface ChunkSearch {
  readonly limit: number;
  readonly kinds?: readonly ChunkKind[] | undefined;
  readonly tables?: readonly string[] | undefined;
}

/** Up to this many chunks it is quicker to look each vector up than to walk through all vectors of the tenant. */
const fewChunks = 4_000;

/** The nearest chunks, best first; those of equal score by id. Exact. */
export function searchChunks(
  database: DatabaseSync,
  tenantId: string,
  vector: Float32Array,
  search: ChunkSearch,
): readonly ScoredChunk[] {
  const unit = unitVector(vector);
  const { limit, tables } = search;
  const kinds = search.kinds === undefined ? null : [...new Set(search.kinds)];
  if (limit < 1 || kinds?.length === 0 || tables?.length === 0) return [];
  const conditions = ['c.tenant_id = $tenantId', 'c.width = $width'];
  const parameters: Record<string, string | number> = { $tenantId: tenantId, $width: vector.length };
  if (tables !== undefined) {
    conditions.push('c.table_name IN (SELECT value FROM json_each($tables))');
    parameters.$tables = JSON.stringify(tables);
  }
  if (kinds !== null) {
    conditions.push('c.kind IN (SELECT value FROM json_each($kinds))');
    parameters.$kinds = JSON.stringify(kinds);
  }
  const filter = conditions.join(' AND ');
  const undirected = readUndirected(
    database,
    { filter, parameters, limit },
    unit === null ? 'all' : 'undirected',
  );
  if (unit === null || !hasVectorTable(database, vector.length)) return undirected;
  const byTable = tables !== undefined;
  const bound = { tenantId, unit, width: vector.length, limit, kinds, filter, parameters, byTable };
  const few = byTable && countChunks(database, filter, parameters) <= fewChunks;
  const nearest = few ? searchFew(database, bound) : searchMany(database, bound);
  return [...nearest, ...undirected]
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

/** Chunks that score 0: those without a direction, or all of them when the query has none. */
function readUndirected(
  database: DatabaseSync,
  { filter, parameters, limit }: Pick<BoundSearch, 'filter' | 'parameters' | 'limit'>,
  chunks: 'undirected' | 'all',
): readonly ScoredChunk[] {
  // Left alone, SQLite would walk through all chunks of the tenant for the order of their ids.
  const source =
    chunks === 'all'
      ? `chunks AS c WHERE ${filter}`
      : `chunks AS c INDEXED BY zero_chunks WHERE ${filter} AND c.zero = 1`;
  const rows = prepared(
    database,
    `SELECT ${chunkColumns}, 1.0 AS distance FROM ${source} ORDER BY c.id LIMIT $limit`,
  ).all({ ...parameters, $limit: limit });
  return rows.map((row) => scoredChunk(row as unknown as ChunkRow));
}

function countChunks(database: DatabaseSync, filter: string, parameters: BoundSearch['parameters']): number {
  const row = prepared(database, `SELECT count(*) AS chunks FROM chunks AS c WHERE ${filter}`).get(
    parameters,
  );
  return Number(row?.chunks);
}

import type { DatabaseSync } from 'node:sqlite';
import type { ScoredChunk } from '../../../src/adapter-kit/index.ts';
import type { BoundSearch } from './bound-search.ts';
import { prepared } from './prepared.ts';
import { type ChunkRow, chunkColumns, scoredChunk } from './scored-chunk.ts';
import { vectorTable } from './vector-table.ts';

/**
 * Has sqlite-vec walk through the tenant's vectors, of the kinds asked for only. `IN` on a partition key would give the nearest of each
 * partition, so each kind is asked for by itself: the results together hold the nearest of all.
 */
export function searchMany(database: DatabaseSync, search: BoundSearch): readonly ScoredChunk[] {
  const { tenantId, unit, limit, kinds, filter, parameters, byTable } = search;
  const among = byTable ? `AND chunk IN (SELECT c.rowid FROM chunks AS c WHERE ${filter})` : '';
  const values = { ...(byTable ? parameters : {}), $tenantId: tenantId, $unit: unit, $limit: limit };
  const nearest = (kind: string | null): readonly ScoredChunk[] => {
    const rows = prepared(
      database,
      `WITH nearest AS MATERIALIZED (
           SELECT chunk, distance FROM ${vectorTable(search.width)}
           WHERE vector MATCH $unit AND k = $limit AND tenant_id = $tenantId
             ${kind === null ? '' : 'AND kind = $kind'} ${among}
         )
         SELECT ${chunkColumns}, n.distance FROM nearest AS n JOIN chunks AS c ON c.rowid = n.chunk
         WHERE c.tenant_id = $tenantId`,
    ).all(kind === null ? values : { ...values, $kind: kind });
    return rows.map((row) => scoredChunk(row as unknown as ChunkRow));
  };
  return kinds === null ? nearest(null) : kinds.flatMap(nearest);
}

import type { ChunkKind, ScoredChunk } from '../../../src/adapter-kit/index.ts';

/** What every search selects from `chunks AS c`, beside a `distance`. */
export const chunkColumns = 'c.id, c.kind, c.table_name, c.column_name, c.text, c.content_hash';

export interface ChunkRow {
  readonly id: string;
  readonly kind: ChunkKind;
  readonly table_name: string;
  readonly column_name: string | null;
  readonly text: string;
  readonly content_hash: string;
  /** 1 − cosine. */
  readonly distance: number;
}

export function scoredChunk(row: ChunkRow): ScoredChunk {
  return {
    id: row.id,
    kind: row.kind,
    table: row.table_name,
    column: row.column_name,
    text: row.text,
    contentHash: row.content_hash,
    score: Math.max(-1, Math.min(1, 1 - row.distance)),
  };
}

import type { ChunkKind } from '../../../src/adapter-kit/index.ts';

/** What a chunk's point carries beside its vector. */
export interface ChunkPayload {
  readonly tenant_id: string;
  readonly id: string;
  readonly kind: ChunkKind;
  readonly table: string;
  readonly column: string | null;
  readonly text: string;
  readonly content_hash: string;
}

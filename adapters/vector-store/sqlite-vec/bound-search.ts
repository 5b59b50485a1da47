import type { ChunkKind } from '../../../src/adapter-kit/index.ts';

/** One search, with its filters as bound values. */
export interface BoundSearch {
  readonly tenantId: string;
  readonly unit: Uint8Array;
  readonly width: number;
  readonly limit: number;
  readonly kinds: readonly ChunkKind[] | null;
  /** SQL that narrows `chunks AS c` to tenant, width, tables and kinds, and its named parameters. */
  readonly filter: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly byTable: boolean;
}

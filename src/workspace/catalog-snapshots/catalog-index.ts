import type { Catalog } from '../../ports/catalog.ts';

/** A stored snapshot: which parts, in their order, make up its tables. Snapshots share the parts that are the same in both. */
export type CatalogIndex = {
  /** `null` until all parts have been written. */
  readonly head: Omit<Catalog, 'tables'> | null;
  /** Keys of the parts. */
  readonly parts: readonly string[];
  /** Keys of parts not yet or no longer of use to this snapshot. */
  readonly spare: readonly string[];
  /** Nobody needs it; its parts may still serve one that is being written. */
  readonly retired: boolean;
  /** Milliseconds since the epoch. */
  readonly changedAt: number;
};

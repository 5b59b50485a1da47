import type { CatalogIndex } from './catalog-index.ts';

/** How long parts that a snapshot does not need any more are left for one that is being written and shares them, milliseconds. */
const graceMs = 600_000;

/** Whether so much time has passed since a snapshot was written or retired that nothing relies on what it does not need. */
export function isPast({ changedAt }: CatalogIndex, now: number): boolean {
  return now - changedAt > graceMs;
}

import type { CallOptions } from '../../ports/call-options.ts';
import type { StateStore } from '../../ports/state-store.ts';
import type { CatalogIndex } from './catalog-index.ts';

export interface SpareSubject {
  /** Of the index. */
  readonly key: string;
  readonly index: CatalogIndex;
  /** Keys of the parts that snapshots need, this one among them. */
  readonly used: ReadonlySet<string>;
}

/** Deletes the spare parts of a snapshot that no other one shares; gives the index as it is then. */
export async function dropSpare(
  stateStore: StateStore,
  { key, index, used }: SpareSubject,
  options?: CallOptions,
): Promise<CatalogIndex> {
  for (const part of index.spare) if (!used.has(part)) await stateStore.delete(part, options);
  const tidy = { ...index, spare: [] };
  await stateStore.set(key, tidy, options);
  return tidy;
}

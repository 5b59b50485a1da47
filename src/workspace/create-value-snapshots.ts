import type { StateStore } from '../ports/state-store.ts';
import type { ColumnValues } from '../values/column-values.ts';
import { createSnapshots } from './create-snapshots.ts';
import type { Snapshots } from './snapshots.ts';
import { stateKeys } from './state-keys.ts';

/** Characters of all values kept parsed in memory: about 100 MB, since a short string takes twice its letters. */
const maxCachedSize = 50_000_000;

/** Sampled values by tenant and catalog checksum. */
export function createValueSnapshots(stateStore: StateStore): Snapshots<readonly ColumnValues[]> {
  return createSnapshots(stateStore, { prefixOf: stateKeys.values, sizeOf, maxCachedSize });
}

function sizeOf(columns: readonly ColumnValues[]): number {
  return columns.reduce((sum, { values }) => values.reduce((size, value) => size + value.length, sum), 0);
}

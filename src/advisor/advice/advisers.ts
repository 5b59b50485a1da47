import type { Adviser } from './adviser.ts';
import { columnTypes } from './column-types.ts';
import { distinctCounts } from './distinct-counts.ts';
import { icebergUpkeep } from './iceberg-upkeep.ts';

/** Everything that gives advice. */
export const advisers: readonly Adviser[] = [distinctCounts, columnTypes, icebergUpkeep];

import type { ValuePool } from '../value-pool.ts';

/** Of a column that no query reads. */
export const noPool: ValuePool = { best: [], all: [], edges: [], keys: null, parts: [] };

import type { RunOptions } from '../../ports/database.ts';

/** More than any case that is not about limits needs. */
export const runLimits: RunOptions = { maxRows: 100, maxBytes: 100_000, timeoutMs: 5_000 };

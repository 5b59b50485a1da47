import type { ProcessFailure } from '../../../src/adapter-kit/index.ts';

/** Why the file cannot be used, in SQLite's words. */
export function unreachableFailure(error: unknown): ProcessFailure {
  const reason = error instanceof Error ? error.message : 'unknown error';
  return { code: 'DATABASE_UNREACHABLE', reason };
}

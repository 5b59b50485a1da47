import type { ProcessFailure } from '../../../src/adapter-kit/index.ts';
import { isFileFault } from './is-file-fault.ts';
import { unreachableFailure } from './unreachable-failure.ts';

/** Why the schema could not be read. */
export function introspectionFailure(error: unknown): ProcessFailure {
  if (isFileFault(error)) return unreachableFailure(error);
  return { code: 'INTROSPECTION_FAILED', reason: error instanceof Error ? error.message : 'unknown error' };
}

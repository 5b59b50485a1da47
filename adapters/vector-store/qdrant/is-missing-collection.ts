import { isNlQueryError } from '../../../src/adapter-kit/index.ts';

/** The server has no such collection (yet): nothing of its kind was ever stored. */
export function isMissingCollection(error: unknown): boolean {
  return isNlQueryError(error, 'VECTOR_STORE_FAILED') && error.details.status === 404;
}

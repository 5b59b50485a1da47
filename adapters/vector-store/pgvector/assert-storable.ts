import { refused } from './refused.ts';

/**
 * In UTF-8 all lone surrogates become one and the same character: two tenants would be one. Postgres' text holds no NUL.
 *
 * @throws `VECTOR_STORE_FAILED`
 */
export function assertStorable(id: string): void {
  if (!isStorable(id)) throw refused('an id is not well-formed Unicode text, or holds a NUL');
}

/** Nothing can be stored under an id that is not. */
export function isStorable(id: string): boolean {
  return id.isWellFormed() && !id.includes('\0');
}

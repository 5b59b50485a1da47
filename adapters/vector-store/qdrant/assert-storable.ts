import { refused } from './refused.ts';

/**
 * In UTF-8 all lone surrogates become one and the same character: two tenants would be one.
 *
 * @throws `VECTOR_STORE_FAILED`
 */
export function assertStorable(id: string): void {
  if (!id.isWellFormed()) throw refused('an id is not well-formed Unicode text');
}

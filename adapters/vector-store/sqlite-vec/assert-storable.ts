import { refused } from './refused.ts';

/**
 * SQLite keeps UTF-8, in which all lone surrogates become one and the same character: two tenants would be one.
 *
 * @throws `VECTOR_STORE_FAILED` when a tenant's or a chunk's id holds a lone surrogate.
 */
export function assertStorable(id: string): void {
  if (!id.isWellFormed()) throw refused('an id is not well-formed Unicode text');
}

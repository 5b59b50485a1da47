import type { CatalogTable } from '../../ports/catalog.ts';
import type { BoundRowPolicy } from './bound-row-policy.ts';

/** The condition that a table's rows must meet: all policies that fit it; `null` when none does. */
export function predicateFor(
  { schema, name }: Pick<CatalogTable, 'schema' | 'name'>,
  policies: readonly BoundRowPolicy[],
): string | null {
  const fitting = policies.filter(({ matches }) => matches(schema, name));
  // A condition may end in a line comment.
  return fitting.length === 0 ? null : fitting.map(({ predicate }) => `(${predicate}\n)`).join(' AND ');
}

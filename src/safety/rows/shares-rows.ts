import type { CatalogTable, TableName } from '../../ports/catalog.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { BoundRowPolicy } from './bound-row-policy.ts';

/**
 * Whether a table without a row policy of its own shows rows of one that has a policy, or is itself part of one: by partitions and by
 * inheritance.
 */
export function sharesRows(
  table: CatalogTable,
  catalog: CatalogIndex,
  policies: readonly BoundRowPolicy[],
): boolean {
  const isGuarded = ({ schema, name }: TableName) => policies.some(({ matches }) => matches(schema, name));
  const isTable = ({ schema, name }: TableName) => schema === table.schema && name === table.name;
  const parents = [...catalog.tables.values()].filter(({ children = [] }) => children.some(isTable));
  return (table.children ?? []).some(isGuarded) || parents.some(isGuarded);
}

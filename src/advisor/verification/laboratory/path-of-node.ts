import type { TablePath } from '../../syntax/render-path.ts';
import type { TableNode } from '../../syntax/tree/query-nodes.ts';

/** The path that a table has in a statement. */
export function pathOfNode(table: TableNode): TablePath {
  return {
    catalog: table.catalog?.name ?? null,
    schema: table.schema?.name ?? null,
    name: table.name.name,
  };
}

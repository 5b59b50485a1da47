import type { Dialect } from '../../../ports/dialect.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import { renderPath, type TablePath } from '../../syntax/render-path.ts';
import type { CteNode } from '../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import { pathKey } from '../laboratory/path-key.ts';
import { pathOfNode } from '../laboratory/path-of-node.ts';
import { tableNodes } from '../laboratory/table-nodes.ts';

/** Tables that a query reads and may not, or names by less than their full path. */
export function pathFaults(
  tree: SqlNode,
  options: { readonly allowed: ReadonlySet<string>; readonly dialect: Dialect; readonly at: string },
): readonly string[] {
  const ctes = cteNames(tree);
  return tableNodes(tree).flatMap((table) => {
    const path = pathOfNode(table);
    if (isCte(path, ctes) || options.allowed.has(pathKey(path))) return [];
    return [
      `${options.at} reads ${renderPath(path, options.dialect)}, which is no table that it may read by that path.`,
    ];
  });
}

function cteNames(tree: SqlNode): ReadonlySet<string> {
  const names = new Set<string>();
  walkTree(tree, (node) => {
    const { ctes } = (node.with ?? {}) as { readonly ctes?: readonly CteNode[] };
    for (const cte of ctes ?? []) names.add(cte.alias.name.toLowerCase());
    const alias = nodeAs(node, 'cte' as 'alias');
    if (alias?.alias) names.add(alias.alias.name.toLowerCase());
  });
  return names;
}

function isCte({ catalog, schema, name }: TablePath, names: ReadonlySet<string>): boolean {
  return catalog === null && schema === null && names.has(name.toLowerCase());
}

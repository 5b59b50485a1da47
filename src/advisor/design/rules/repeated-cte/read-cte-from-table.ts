import { nodeAs } from '../../../syntax/node-as.ts';
import { rebuildTree } from '../../../syntax/rebuild-tree.ts';
import type { CteNode, WithNode } from '../../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import type { Design, DesignQuery, DesignTable } from '../../design.ts';
import { designPath } from '../../design-path.ts';
import { identifier } from '../../identifier.ts';
import type { RuleDependencies } from '../../rule.ts';
import type { CteCandidate } from './cte-candidates.ts';

/** The query with the table in the place of the expression; `null` where it cannot be printed faithfully. */
export function readCteFromTable(
  { syntax }: RuleDependencies,
  design: Design,
  { query, name }: CteCandidate,
  table: DesignTable,
): DesignQuery | null {
  const path = designPath(design, table.name);
  const scans = new Set<unknown>(query.binding.scans.map(({ node }) => node));
  const tree = rebuildTree(query.binding.tree, (original, copy): SqlNode => {
    const node = nodeAs(original, 'table');
    if (node?.name && !scans.has(node) && !node.schema && node.name.name.toLowerCase() === name) {
      return {
        table: {
          ...node,
          name: identifier(path.name),
          schema: path.schema === null ? null : identifier(path.schema),
          catalog: path.catalog === null ? null : identifier(path.catalog),
          alias: node.alias ?? node.name,
          alias_explicit_as: true,
        },
      };
    }
    const ctes = copy.ctes as readonly CteNode[] | undefined;
    if (Array.isArray(ctes))
      return { ...copy, ctes: ctes.filter(({ alias }) => alias.name.toLowerCase() !== name) };
    const clause = copy.with as WithNode | null | undefined;
    return clause?.ctes?.length === 0 ? { ...copy, with: null } : copy;
  });
  const printed = syntax.print(tree, design.dialect);
  return printed.ok ? { queryId: query.queryId, sql: printed.sql } : null;
}

import type { Dialect } from '../../../ports/dialect.ts';
import { kindOf } from '../../syntax/kind-of.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { walkTree } from '../../syntax/walk-tree.ts';

const changing =
  /^(?:insert|update|delete|merge|truncate|drop.*|alter.*|create.*|grant|revoke|call|execute.*|copy|command|set_statement|use)$/;

/** One statement that does what it may and nothing else; the faults where it is another one. */
export function readStatement(
  syntax: Syntax,
  sql: string,
  options: { readonly dialect: Dialect; readonly kinds: readonly string[]; readonly at: string },
):
  | { readonly tree: SqlNode; readonly faults: readonly [] }
  | { readonly tree: null; readonly faults: readonly string[] } {
  const { dialect, kinds, at } = options;
  const parsed = syntax.parseOne(sql, dialect);
  if (!parsed.ok) return { tree: null, faults: [`${at} cannot be read: ${parsed.fault.message}`] };
  const kind = kindOf(parsed.tree);
  if (!kinds.includes(kind))
    return { tree: null, faults: [`${at} is ${inWords(kind)}, which it may not be.`] };
  const faults: string[] = [];
  walkTree(Object.values(parsed.tree), (node) => {
    const inner = Object.keys(node).length === 1 ? kindOf(node) : '';
    if (changing.test(inner) && typeof node[inner] === 'object')
      faults.push(`${at} holds ${inWords(inner)}.`);
    if (node.into) faults.push(`${at} writes into a table by SELECT … INTO.`);
  });
  return faults.length > 0 ? { tree: null, faults } : { tree: parsed.tree, faults: [] };
}

function inWords(kind: string): string {
  return kind.toUpperCase().replaceAll('_', ' ');
}

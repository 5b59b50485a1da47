import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { identifier } from './identifier.ts';

/** `expression AS name`. */
export function aliasedNode(expression: SqlNode, name: string): SqlNode {
  return {
    alias: {
      this: expression,
      alias: identifier(name),
      column_aliases: [],
      alias_explicit_as: true,
      pre_alias_comments: [],
      trailing_comments: [],
    },
  };
}

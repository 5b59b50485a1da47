import { createHash } from 'node:crypto';
import type { Dialect } from '../../ports/dialect.ts';
import { canonicalTree } from './canonical-tree.ts';
import type { SqlNode } from './tree/sql-node.ts';

/** Equal for two statements that differ in spelling alone: case of keywords, spaces, comments, optional words. */
export function fingerprintTree(tree: SqlNode, dialect: Dialect): string {
  return createHash('sha256')
    .update(JSON.stringify(canonicalTree(tree, dialect)))
    .digest('hex');
}

import type { Dialect } from '../../../ports/dialect.ts';
import { fingerprintTree } from '../../syntax/fingerprint-tree.ts';
import { transformTree } from '../../syntax/transform-tree.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import { mutationsOf } from './mutations-of.ts';

/** A query with one thing changed, as a careless rewriting would. */
export interface Mutant {
  /** What was changed, in words. */
  readonly change: string;
  readonly tree: SqlNode;
}

/** The query's mutants, each once, in the order of the tree. Some may be equal to the query all the same, some no valid SQL. */
export function mutateQuery(tree: SqlNode, dialect: Dialect): readonly Mutant[] {
  const mutants = new Map<string, Mutant>();
  const own = fingerprintTree(tree, dialect);
  walkTree(tree, (node) => {
    for (const { change, node: replacement } of mutationsOf(node)) {
      const mutated = transformTree(tree, (candidate) => (candidate === node ? replacement : null));
      const print = fingerprintTree(mutated, dialect);
      if (print !== own && !mutants.has(print)) mutants.set(print, { change, tree: mutated });
    }
  });
  return [...mutants.values()];
}

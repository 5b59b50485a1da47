import { foldName } from '../../syntax/fold-name.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { OutputColumn } from '../binding.ts';
import type { Binder } from './binder.ts';
import { findRelation } from './find-relation.ts';
import { resolveName } from './resolve-name.ts';
import type { Scope } from './scope.ts';

/** The base column that an expression passes on unchanged; `null` for anything computed. */
export function originOf(binder: Binder, expression: SqlNode, scope: Scope): OutputColumn['origin'] {
  const column = nodeAs(expression, 'column');
  if (!column?.name) return null;
  const name = foldName(column.name, binder.dialect);
  if (column.table) {
    const relation = findRelation(foldName(column.table, binder.dialect), scope)?.relation;
    return relation?.columns?.find((candidate) => candidate.name === name)?.origin ?? null;
  }
  const resolved = resolveName(name, scope, 'on', binder.dialect);
  return resolved.kind === 'column' ? resolved.column.origin : null;
}

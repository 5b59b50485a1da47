import type { Identifier } from '../../syntax/tree/sql-node.ts';
import type { Relation } from '../binding.ts';
import type { Binder } from './binder.ts';
import { findRelation } from './find-relation.ts';
import type { Scope } from './scope.ts';

/** Has the name of its table written before a column that came without. */
export function qualify(binder: Binder, identifier: Identifier, relation: Relation, scope: Scope): void {
  if (!identifier.span || relation.alias === '' || findRelation(relation.alias, scope)?.relation !== relation)
    return;
  const { start } = identifier.span;
  binder.edits.push({ start, end: start, text: `${relation.written}.` });
}

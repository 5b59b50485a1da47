import type { OutputColumn, Relation } from '../binding.ts';
import { bindExpression } from './bind-expression.ts';
import type { Binder } from './binder.ts';
import { newScope } from './new-scope.ts';
import type { Ctes, Scope } from './scope.ts';

/** The ORDER BY of a whole query in parentheses or a set operation: it sees what the query gives. */
export function bindTail(
  binder: Binder,
  orderBy: unknown,
  outputs: readonly OutputColumn[] | null,
  parent: Scope | null,
  ctes: Ctes,
): void {
  if (!orderBy) return;
  const open: Relation = { alias: '', written: '', table: null, columns: outputs, hasAlias: true };
  const scope = { ...newScope(parent, ctes), relations: [open] };
  bindExpression(binder, orderBy, { scope, clause: 'on', role: 'order' });
}

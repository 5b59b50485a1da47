import { foldName } from '../../syntax/fold-name.ts';
import type { AliasNode } from '../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { bindExpression } from './bind-expression.ts';
import type { Binder } from './binder.ts';
import type { Scope } from './scope.ts';
import { writtenName } from './written-name.ts';

/** A table that a function makes: `UNNEST(…) AS t (a, b)`. */
export function bindFunctionTable(
  binder: Binder,
  call: SqlNode,
  named: Partial<AliasNode>,
  scope: Scope,
): void {
  bindExpression(binder, call, { scope, clause: 'on', role: 'other' });
  const { alias } = named;
  const columns = named.column_aliases ?? [];
  scope.relations.push({
    alias: alias?.name ? foldName(alias, binder.dialect) : '',
    written: alias?.name ? writtenName(alias, binder.dialect) : '',
    hasAlias: true,
    table: null,
    columns:
      columns.length > 0
        ? columns.map((column) => ({ name: foldName(column, binder.dialect), origin: null }))
        : null,
  });
}

import { foldName } from '../../syntax/fold-name.ts';
import type { ColumnNode } from '../../syntax/tree/expression-nodes.ts';
import type { Identifier } from '../../syntax/tree/sql-node.ts';
import type { Relation } from '../binding.ts';
import type { Binder } from './binder.ts';
import { columnOf } from './column-of.ts';
import { findRelation } from './find-relation.ts';
import { qualify } from './qualify.ts';
import { recordColumn } from './record-column.ts';
import { resolveName } from './resolve-name.ts';
import type { Scope } from './scope.ts';
import type { Standing } from './standing.ts';

/** `catalog.schema.table.column`, `schema.table.column`, `alias.column.field` … */
export function bindChain(
  binder: Binder,
  chain: { readonly column: ColumnNode; readonly parts: readonly Identifier[] },
  standing: Standing,
): void {
  const names = chain.parts.map((part) => foldName(part, binder.dialect));
  const [first] = names;
  const alias = first === undefined ? null : findRelation(first, standing.scope);
  if (alias && columnOf(alias.relation, names[1] ?? '')) {
    const column = columnOf(alias.relation, names[1] ?? '');
    if (column) recordColumn(binder, chain.column, alias.relation, column, standing, alias.correlated);
    return;
  }
  for (const length of [3, 2]) {
    const relation = findByPath(standing.scope, names.slice(0, length), binder);
    const column = relation && columnOf(relation, names[length] ?? '');
    if (!relation || !column) continue;
    recordColumn(binder, chain.column, relation, column, standing, false);
    const [start, end] = [chain.parts[0]?.span?.start, chain.parts[length - 1]?.span?.end];
    if (start !== undefined && end !== undefined) binder.edits.push({ start, end, text: relation.written });
    return;
  }
  const whole = resolveName(first ?? '', standing.scope, standing.clause, binder.dialect);
  if (whole.kind === 'column') {
    recordColumn(binder, chain.column, whole.relation, whole.column, standing, whole.correlated);
    const [root] = chain.parts;
    if (root && !whole.merged) qualify(binder, root, whole.relation, standing.scope);
    return;
  }
  if (whole.kind === 'parameter') return;
  binder.faults.push(`Nothing in the query answers to "${chain.parts.map(({ name }) => name).join('.')}".`);
}

function findByPath(scope: Scope, path: readonly string[], binder: Binder): Relation | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.relations.find(
      ({ table, hasAlias }) => table !== null && !hasAlias && binder.findTable(path) === table,
    );
    if (found) return found;
  }
  return null;
}

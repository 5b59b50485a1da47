import { foldName } from '../../syntax/fold-name.ts';
import type { WithNode } from '../../syntax/tree/query-nodes.ts';
import type { Binder } from './binder.ts';
import { renamedColumns } from './renamed-columns.ts';
import type { Ctes, Scope } from './scope.ts';

/** The common table expressions that can be read beside a query, those outside it included. */
export function bindWith(binder: Binder, clause: WithNode | null, parent: Scope | null, outer: Ctes): Ctes {
  if (!clause) return outer;
  const ctes = new Map(outer);
  for (const cte of clause.ctes) {
    const name = foldName(cte.alias, binder.dialect);
    const entry = { name, body: cte.this, uses: 0 };
    const named = cte.columns.map((column) => ({ name: foldName(column, binder.dialect), origin: null }));
    const countUse = () => {
      entry.uses += 1;
    };
    if (clause.recursive)
      ctes.set(name, { name, columns: named.length > 0 ? named : null, countUse: () => {} });
    const outputs = binder.bindInner(cte.this, parent, ctes, 'cte');
    ctes.set(name, { name, columns: renamedColumns(outputs, cte.columns, binder.dialect), countUse });
    binder.ctes.push(entry);
  }
  return ctes;
}

import type { Dialect } from '../../ports/dialect.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { bindBody } from './binding/bind-body.ts';
import type { Binder } from './binding/binder.ts';
import { isQuery } from './binding/is-query.ts';
import type { BindableTable, Binding } from './binding.ts';

export interface BindOptions {
  readonly dialect: Dialect;
  /** The table that a path of one to three names (folded) means; `null` when there is none. */
  readonly findTable: (path: readonly string[]) => BindableTable | null;
}

/** Resolves every table and column of a query. What cannot be resolved is a fault in the answer. */
export function bindQuery(tree: SqlNode, { dialect, findTable }: BindOptions): Binding {
  const binder: Binder = {
    dialect,
    findTable,
    scans: [],
    columns: [],
    selects: [],
    ctes: [],
    edits: [],
    faults: [],
    bindInner: (query, parent, ctes, place) => bindBody(binder, query, parent, ctes, place),
  };
  const known = isQuery(tree);
  if (!known) binder.faults.push('It is not a query.');
  const outputs = known ? bindBody(binder, tree, null, new Map(), 'top') : null;
  return { ...binder, tree, outputs };
}

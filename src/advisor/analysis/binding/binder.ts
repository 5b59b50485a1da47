import type { Dialect } from '../../../ports/dialect.ts';
import type { TextEdit } from '../../syntax/splice-text.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { BindableTable, BoundColumn, BoundSelect, OutputColumn, TableRelation } from '../binding.ts';
import type { Ctes, Scope } from './scope.ts';

/** What grows while a query is being bound. */
export interface Binder {
  readonly dialect: Dialect;
  readonly findTable: (path: readonly string[]) => BindableTable | null;
  readonly scans: TableRelation[];
  readonly columns: BoundColumn[];
  readonly selects: BoundSelect[];
  readonly ctes: { readonly name: string; readonly body: SqlNode; uses: number }[];
  readonly edits: TextEdit[];
  readonly faults: string[];
  /** Binds a query that stands inside another one. */
  readonly bindInner: (
    query: SqlNode,
    parent: Scope | null,
    ctes: Ctes,
    place: BoundSelect['place'],
  ) => readonly OutputColumn[] | null;
}

import type { TextEdit } from '../syntax/splice-text.ts';
import type { ColumnNode } from '../syntax/tree/expression-nodes.ts';
import type { SelectNode, TableNode } from '../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import type { ColumnReference, ColumnUse, TableName } from './analysis.ts';

/** What a query is bound against: the source's tables, or a design's. */
export interface BindableTable extends TableName {
  readonly columns: readonly { readonly name: string }[];
}

/** A query with every name resolved. The nodes are those of `tree`. */
export interface Binding {
  readonly tree: SqlNode;
  /** Base tables, one a reference, in the order of the text. */
  readonly scans: readonly TableRelation[];
  readonly columns: readonly BoundColumn[];
  readonly selects: readonly BoundSelect[];
  /** Common table expressions with the number of references to each. */
  readonly ctes: readonly { readonly name: string; readonly body: SqlNode; readonly uses: number }[];
  /** What the query gives, in order; `null` where a star stands over something unknown. */
  readonly outputs: readonly OutputColumn[] | null;
  /** Turns the text into one in which every table has its full path and every column its table. */
  readonly edits: readonly TextEdit[];
  /** Names that nothing answers to, in words; empty when all is bound. */
  readonly faults: readonly string[];
}

/** Something columns come from: a base table, a common table expression, a subquery, a function. */
export interface Relation {
  /** By which columns are qualified, folded. */
  readonly alias: string;
  /** The same as it is written. */
  readonly written: string;
  readonly table: BindableTable | null;
  /** `null` when they cannot be known: any name may be one. */
  readonly columns: readonly OutputColumn[] | null;
  /** A name given in the query; without one, a path names the relation too. */
  readonly hasAlias: boolean;
}

export interface TableRelation extends Relation {
  readonly table: BindableTable;
  readonly node: TableNode;
}

export interface OutputColumn {
  /** Folded. */
  readonly name: string;
  /** The base column it passes on unchanged; `null` for anything computed. */
  readonly origin: ColumnReference | null;
}

export interface BoundColumn {
  readonly node: ColumnNode;
  readonly relation: Relation;
  readonly name: string;
  readonly origin: ColumnReference | null;
  readonly role: ColumnUse['role'];
  /** Of an enclosing query. */
  readonly correlated: boolean;
}

export interface BoundSelect {
  readonly node: SelectNode;
  readonly relations: readonly Relation[];
  readonly outputs: readonly OutputColumn[] | null;
  /** How it stands in the query around it. */
  readonly place: 'top' | 'cte' | 'from' | 'expression' | 'operand';
}

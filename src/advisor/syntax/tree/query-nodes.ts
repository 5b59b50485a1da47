import type { Identifier, SqlNode } from './sql-node.ts';

export interface TableNode {
  readonly name: Identifier;
  readonly schema: Identifier | null;
  readonly catalog: Identifier | null;
  readonly alias: Identifier | null;
  readonly column_aliases: readonly Identifier[];
  readonly [field: string]: unknown;
}

export interface OrderedNode {
  readonly this: SqlNode;
  readonly desc: boolean;
  readonly nulls_first: boolean | null;
  readonly [field: string]: unknown;
}

export interface OrderByNode {
  readonly expressions: readonly OrderedNode[];
  readonly [field: string]: unknown;
}

export interface JoinNode {
  readonly this: SqlNode;
  readonly on: SqlNode | null;
  readonly using: readonly Identifier[];
  /** `Inner`, `Left`, `Right`, `Full`, `Cross`, `Natural`, `NaturalLeft`, `Semi` … */
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface CteNode {
  readonly alias: Identifier;
  readonly columns: readonly Identifier[];
  readonly this: SqlNode;
  readonly [field: string]: unknown;
}

export interface WithNode {
  readonly ctes: readonly CteNode[];
  readonly recursive: boolean;
  readonly [field: string]: unknown;
}

export interface SelectNode {
  readonly expressions: readonly SqlNode[];
  readonly from: { readonly expressions: readonly SqlNode[] } | null;
  readonly joins: readonly JoinNode[];
  readonly lateral_views: readonly SqlNode[];
  readonly where_clause: { readonly this: SqlNode } | null;
  readonly group_by: { readonly expressions: readonly SqlNode[]; readonly [field: string]: unknown } | null;
  readonly having: { readonly this: SqlNode } | null;
  readonly qualify: { readonly this: SqlNode } | null;
  readonly order_by: OrderByNode | null;
  readonly limit: { readonly this: SqlNode; readonly [field: string]: unknown } | null;
  readonly offset: SqlNode | null;
  readonly fetch: SqlNode | null;
  readonly distinct: boolean;
  readonly distinct_on: readonly SqlNode[] | null;
  readonly with: WithNode | null;
  readonly [field: string]: unknown;
}

/** `union`, `intersect`, `except`. */
export interface SetOperationNode {
  readonly left: SqlNode;
  readonly right: SqlNode;
  readonly all: boolean;
  readonly order_by: OrderByNode | null;
  readonly limit: SqlNode | null;
  readonly offset: SqlNode | null;
  readonly with: WithNode | null;
  readonly [field: string]: unknown;
}

/** A query in parentheses, with or without an alias. */
export interface SubqueryNode {
  readonly this: SqlNode;
  readonly alias: Identifier | null;
  readonly column_aliases: readonly Identifier[];
  readonly order_by: OrderByNode | null;
  readonly limit: SqlNode | null;
  readonly lateral: boolean;
  readonly [field: string]: unknown;
}

/**
 * A node of a parsed statement: an object whose one key is its kind, e.g. `{ column: { name, table } }`. Kinds and
 * fields are those of `@polyglot-sql/sdk`; the ones the advisor reads are named in {@link NodeKinds}.
 */
export type SqlNode = Readonly<Record<string, unknown>>;

/** Where something stands in the text, in Unicode characters (not UTF-16 units), the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Identifier {
  readonly name: string;
  readonly quoted: boolean;
  readonly span?: Span | null;
}

export interface ColumnNode {
  readonly name: Identifier;
  readonly table: Identifier | null;
  readonly span?: Span | null;
}

export interface TableNode {
  readonly name: Identifier;
  readonly schema: Identifier | null;
  readonly catalog: Identifier | null;
  readonly alias: Identifier | null;
  readonly column_aliases: readonly Identifier[];
  readonly [field: string]: unknown;
}

export interface AliasNode {
  readonly this: SqlNode;
  readonly alias: Identifier;
  readonly column_aliases?: readonly Identifier[];
  readonly [field: string]: unknown;
}

export interface StarNode {
  readonly table: Identifier | null;
  readonly except?: readonly unknown[] | null;
  readonly replace?: readonly unknown[] | null;
  readonly rename?: readonly unknown[] | null;
  readonly span?: Span | null;
}

export interface LiteralNode {
  readonly literal_type: string;
  readonly value: string;
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

export interface BinaryNode {
  readonly left: SqlNode;
  readonly right: SqlNode;
  readonly [field: string]: unknown;
}

export interface UnaryNode {
  readonly this: SqlNode;
  readonly [field: string]: unknown;
}

export interface InNode {
  readonly this: SqlNode;
  readonly expressions: readonly SqlNode[];
  readonly query: SqlNode | null;
  readonly not: boolean;
  readonly [field: string]: unknown;
}

export interface BetweenNode {
  readonly this: SqlNode;
  readonly low: SqlNode;
  readonly high: SqlNode;
  readonly not: boolean;
  readonly [field: string]: unknown;
}

export interface FunctionNode {
  readonly name: string;
  readonly args: readonly SqlNode[];
  readonly distinct: boolean;
  readonly no_parens: boolean;
  readonly [field: string]: unknown;
}

export interface AggregateNode {
  readonly this: SqlNode | null;
  readonly distinct?: boolean;
  readonly star?: boolean;
  readonly filter?: SqlNode | null;
  readonly [field: string]: unknown;
}

export interface CastNode {
  readonly this: SqlNode;
  readonly to: { readonly data_type: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

export interface InsertNode {
  readonly table: TableNode;
  readonly columns: readonly Identifier[];
  readonly query: SqlNode | null;
  readonly [field: string]: unknown;
}

export interface WindowFunctionNode {
  readonly this: SqlNode;
  readonly over: {
    readonly partition_by: readonly SqlNode[];
    readonly order_by: readonly OrderedNode[];
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** What stands under a kind, for the kinds the advisor reads. */
export interface NodeKinds {
  readonly column: ColumnNode;
  readonly table: TableNode;
  readonly alias: AliasNode;
  readonly star: StarNode;
  readonly literal: LiteralNode;
  readonly select: SelectNode;
  readonly union: SetOperationNode;
  readonly intersect: SetOperationNode;
  readonly except: SetOperationNode;
  readonly subquery: SubqueryNode;
  readonly paren: UnaryNode;
  readonly and: BinaryNode;
  readonly or: BinaryNode;
  readonly not: UnaryNode;
  readonly eq: BinaryNode;
  readonly neq: BinaryNode;
  readonly lt: BinaryNode;
  readonly lte: BinaryNode;
  readonly gt: BinaryNode;
  readonly gte: BinaryNode;
  readonly in: InNode;
  readonly between: BetweenNode;
  readonly like: BinaryNode;
  readonly i_like: BinaryNode;
  readonly is_null: UnaryNode & { readonly not: boolean };
  readonly exists: UnaryNode & { readonly not?: boolean };
  readonly function: FunctionNode;
  readonly cast: CastNode;
  readonly insert: InsertNode;
  readonly window_function: WindowFunctionNode;
  readonly count: AggregateNode;
  readonly sum: AggregateNode;
  readonly avg: AggregateNode;
  readonly min: AggregateNode;
  readonly max: AggregateNode;
  readonly attach: {
    readonly this: { readonly alias: { readonly alias: Identifier } };
    readonly [field: string]: unknown;
  };
  readonly create_schema: { readonly name: readonly Identifier[]; readonly [field: string]: unknown };
  readonly create_table: Readonly<Record<string, unknown>> & { readonly name: TableNode };
  readonly create_index: Readonly<Record<string, unknown>> & { readonly table: TableNode };
  readonly alter_table: Readonly<Record<string, unknown>> & { readonly name: TableNode };
}

import type { OrderedNode } from './query-nodes.ts';
import type { Identifier, Span, SqlNode } from './sql-node.ts';

export interface ColumnNode {
  readonly name: Identifier;
  readonly table: Identifier | null;
  readonly span?: Span | null;
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

export interface WindowFunctionNode {
  readonly this: SqlNode;
  readonly over: {
    readonly partition_by: readonly SqlNode[];
    readonly order_by: readonly OrderedNode[];
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

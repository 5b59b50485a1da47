import type {
  AggregateNode,
  AliasNode,
  BetweenNode,
  BinaryNode,
  CastNode,
  ColumnNode,
  FunctionNode,
  InNode,
  LiteralNode,
  StarNode,
  UnaryNode,
  WindowFunctionNode,
} from './expression-nodes.ts';
import type { InsertNode } from './insert-node.ts';
import type { SelectNode, SetOperationNode, SubqueryNode, TableNode } from './query-nodes.ts';
import type { Identifier } from './sql-node.ts';

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

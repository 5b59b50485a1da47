import type { Dialect } from '../../../../src/adapter-kit/index.ts';
import type { Condition, Expression, Query } from '../ir/query.ts';
import type { EdgeCost } from '../schema/join-tree.ts';
import type { SchemaModel, SchemaTable } from '../schema/schema-model.ts';

/** What a statement and its subqueries share. */
export interface StatementContext {
  readonly model: SchemaModel;
  readonly dialect: Dialect;
  readonly costOf: EdgeCost;
  /** So that no alias is used twice. */
  readonly counter: { next: number };
  readonly render: Renderers;
}

/** What one SELECT of it is rendered in. */
export interface RenderContext extends StatementContext {
  /** What stands before a column of the table; empty when one table is read. */
  readonly aliasOf: (table: SchemaTable) => string;
}

/**
 * Queries hold conditions, conditions expressions, and expressions queries: each renderer finds the others here. All of them give
 * `null` when the tables of a query cannot be joined.
 */
export interface Renderers {
  query(query: Query, context: StatementContext): string | null;
  /** Bracketed where `nested` and it would otherwise bind wrongly. */
  condition(condition: Condition, context: RenderContext, nested: boolean): string | null;
  expression(expression: Expression, context: RenderContext): string | null;
}

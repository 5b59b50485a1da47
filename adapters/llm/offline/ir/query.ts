import type { ComparisonOperator } from '../lexicon/function-tag.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';

/** A query as meaning: which tables are needed, not yet how they join. */
export interface Query {
  readonly select: readonly Expression[];
  readonly distinct: boolean;
  /** Tables that must take part even if no column of theirs is mentioned; the first is the root of the joins. */
  readonly from: readonly SchemaTable[];
  readonly where: readonly Condition[];
  readonly groupBy: readonly Expression[];
  readonly having: readonly Condition[];
  readonly orderBy: readonly OrderTerm[];
  readonly limit: number | null;
}

export interface OrderTerm {
  readonly expression: Expression;
  readonly descending: boolean;
}

export type AggregateFunction = 'count' | 'sum' | 'avg' | 'min' | 'max';

export type Expression =
  | { readonly kind: 'column'; readonly column: SchemaColumn }
  /** Every column of a table. */
  | { readonly kind: 'star'; readonly table: SchemaTable }
  | {
      readonly kind: 'aggregate';
      readonly fn: AggregateFunction;
      readonly distinct: boolean;
      /** `null` counts rows. */
      readonly argument: Expression | null;
    }
  | { readonly kind: 'literal'; readonly value: string | number }
  /** A day, as `YYYY-MM-DD`. */
  | { readonly kind: 'day'; readonly value: string }
  /** TRUE, where the dialect has it, else 1. */
  | { readonly kind: 'truth' }
  | { readonly kind: 'datePart'; readonly part: 'year' | 'month' | 'day'; readonly argument: Expression }
  | { readonly kind: 'divide'; readonly left: Expression; readonly right: Expression }
  /** Rows that meet the conditions, counted within a group. */
  | { readonly kind: 'countIf'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'subquery'; readonly query: Query };

export type Condition =
  | {
      readonly kind: 'compare';
      readonly left: Expression;
      readonly op: ComparisonOperator;
      readonly right: Expression;
      /** Text is compared without regard to case. */
      readonly fold: boolean;
    }
  | {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
    }
  | {
      readonly kind: 'like';
      readonly operand: Expression;
      readonly how: 'prefix' | 'suffix' | 'contains';
      readonly text: string;
    }
  | { readonly kind: 'isNull'; readonly operand: Expression }
  /** Text that spells a truth: t, true, y, yes or 1. */
  | { readonly kind: 'yes'; readonly operand: Expression }
  | { readonly kind: 'in'; readonly operand: Expression; readonly query: Query; readonly negated: boolean }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition };

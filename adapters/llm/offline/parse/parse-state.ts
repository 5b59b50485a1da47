import type { Condition, Expression, OrderTerm } from '../ir/query.ts';
import type { Item } from '../link/item.ts';
import type { EdgeCost } from '../schema/join-tree.ts';
import type { SchemaColumn, SchemaModel, SchemaTable } from '../schema/schema-model.ts';

/** What the rules share while they read one question: each marks the items it has understood. */
export interface ParseState {
  readonly model: SchemaModel;
  readonly items: readonly Item[];
  /** Position by position: a rule has taken the item. */
  readonly used: boolean[];
  /** What the question is about, as far as it names a table. */
  readonly head: SchemaTable | null;
  /** Tables the question speaks of, by table or column names, the strongest first. */
  readonly focus: readonly SchemaTable[];
  readonly costOf: EdgeCost;
  /** Items that belong to the select list. */
  readonly zones: readonly Zone[];
  readonly draft: Draft;
}

/** A stretch of items that says what to return. */
export interface Zone {
  readonly from: number;
  readonly to: number;
  /** A later sentence that says what to return instead: "Which … ? List name and id." */
  readonly restates: boolean;
}

/** A stretch of items read for conditions. */
export interface Scope {
  readonly from: number;
  readonly to: number;
  /** The table that the conditions are about. */
  readonly subject: SchemaTable | null;
  readonly conditions: LocatedCondition[];
  readonly tables: Set<SchemaTable>;
}

export interface LocatedCondition {
  readonly condition: Condition;
  readonly at: number;
}

export interface Projection {
  readonly at: number;
  readonly expression: Expression;
  /** Stands for the table itself: its naming columns, when nothing better is asked. */
  readonly implied: SchemaTable | null;
  readonly restates: boolean;
}

/** The query under construction. */
export interface Draft {
  readonly projections: Projection[];
  readonly having: Condition[];
  /** Tables and columns to group by. */
  readonly groups: GroupTarget[];
  readonly orderBy: OrderTerm[];
  limit: number | null;
  distinct: boolean;
  /** Where the joins start. */
  root: SchemaTable | null;
  readonly doubts: Doubt[];
  /** Items within a negation: what they name takes no part outside it. */
  readonly denied: Set<number>;
}

export type GroupTarget = (
  | { readonly kind: 'table'; readonly table: SchemaTable }
  | { readonly kind: 'column'; readonly column: SchemaColumn }
) & {
  /** Shown although the question does not list it: "how many … in each city". */
  readonly shown: boolean;
  readonly at: number;
};

/** A reason to trust the reading less; 1 or more is fatal. */
export interface Doubt {
  readonly reason: string;
  readonly weight: number;
}

import type { OutputColumn, Relation } from '../binding.ts';

/** What names mean at one place of a query. */
export interface Scope {
  readonly relations: Relation[];
  readonly parent: Scope | null;
  readonly ctes: Ctes;
  /** Columns that a USING or NATURAL join has merged: they have no table. */
  readonly merged: Set<string>;
  /** Parameters of the lambdas around. */
  readonly parameters: ReadonlySet<string>;
  /** Names of the select list, once it is known. */
  readonly aliases: Map<string, OutputColumn>;
}

export interface Cte {
  readonly name: string;
  readonly columns: readonly OutputColumn[] | null;
  readonly countUse: () => void;
}

/** Common table expressions that can be read, by name. */
export type Ctes = ReadonlyMap<string, Cte>;

export type Clause = 'select' | 'where' | 'group' | 'having' | 'order' | 'on' | 'window';

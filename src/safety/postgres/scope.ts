/** What `alias.column` may mean at one place of a statement. */
export interface Scope {
  readonly parent: Scope | null;
  /** Names of common table expressions, with their columns. */
  readonly ctes: ReadonlyMap<string, Source>;
  /** What FROM names, by alias. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** Columns as far as they are known for sure; `null` when they are not. */
export interface Source {
  readonly columns: ReadonlySet<string> | null;
  /** A function's result: `alias.name` may call `name` with it. */
  readonly isFunction: boolean;
  /** Whether a table among them has such a column and the policy hides it; left out when the policy hides none of them. */
  readonly hides?: ((column: string) => boolean) | undefined;
}

export const unknownSource: Source = { columns: null, isFunction: false };

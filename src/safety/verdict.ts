/** What the guard says of one statement. Data: a caller decides what to do with it. */
export type Verdict = ReadVerdict | StoppedVerdict;

/** One statement that only reads; its own text may go to the database as it is. */
export interface ReadVerdict {
  readonly verdict: 'read';
}

/** `write`: it would change data or schema. `refused`: it may not run for another reason, or could not be judged. */
export interface StoppedVerdict {
  readonly verdict: 'write' | 'refused';
  /** Stable and machine-readable: `several_statements`, `syntax`, `function`, … */
  readonly rule: string;
  /** Character offset in the statement; `null` when the finding has no single place. */
  readonly at: number | null;
  /** The table, column or function at fault, where the finding is about a name. */
  readonly name?: string | undefined;
  /** What is wrong and what to write instead, for a model or a person. */
  readonly message: string;
}

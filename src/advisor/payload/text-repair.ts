import type { SqlToken } from '../syntax/syntax.ts';

/** A mechanical change to a statement that cannot be read as it is: texts to try, best first. */
export interface TextRepair {
  /** In words, for the report. */
  readonly says: string;
  /** A guess at what got lost: never of a definition, which would lose columns. */
  readonly ofQueriesOnly?: boolean;
  readonly candidates: (text: string, tokens: readonly SqlToken[] | null) => readonly string[];
}

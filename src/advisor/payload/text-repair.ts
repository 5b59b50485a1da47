import type { SqlToken } from '../syntax/syntax.ts';

/** A mechanical change to a statement that cannot be read as it is: texts to try, best first. */
export interface TextRepair {
  /** In words, for the report. */
  readonly says: string;
  readonly candidates: (text: string, tokens: readonly SqlToken[] | null) => readonly string[];
}

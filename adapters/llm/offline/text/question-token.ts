/** One word, number, quoted string or punctuation mark of a question. */
export interface QuestionToken {
  readonly kind: 'word' | 'number' | 'quoted' | 'punctuation';
  /** As written; without the quotation marks when quoted. */
  readonly text: string;
  readonly lower: string;
  readonly stem: string;
  /** Starts with a capital letter. */
  readonly capitalised: boolean;
  /** Was followed by a possessive `'s`. */
  readonly possessive: boolean;
  /** Offset in the question. */
  readonly offset: number;
}

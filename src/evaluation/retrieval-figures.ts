/** How well retrieval did over a set of questions. Shares are 0 to 1. */
export interface RetrievalFigures {
  /** Questions. */
  readonly n: number;
  /** Mean share of a question's gold tables that are shown; of the questions that read tables. */
  readonly tableRecall: number;
  /** Mean share of a question's gold columns that are shown; of the questions that read columns. */
  readonly columnRecall: number;
  /** Share of questions with every gold table shown. */
  readonly allTables: number;
  /** Share of questions with every gold column shown. */
  readonly allColumns: number;
  /** Tokens of the schema that is shown. */
  readonly tokensMedian: number;
  readonly tokensP95: number;
  /** Milliseconds of one retrieval. */
  readonly msMedian: number;
  readonly msP95: number;
}

/** One line of a golden set: a question and the SQL that answers it. */
export interface GoldenQuestion {
  /** Where it stands in the file, from 1 on. */
  readonly line: number;
  readonly question: string;
  readonly sql: string;
}

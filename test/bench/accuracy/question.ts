/** One line of `e2e/<set>.jsonl`. */
export interface Question {
  readonly id: string;
  readonly db_id?: string;
  /** File name in `e2e/db`. */
  readonly db: string;
  readonly question: string;
  readonly gold_sql?: string;
  readonly gold_sql_alt?: readonly string[];
  readonly difficulty?: string;
  readonly category?: string;
  readonly time_dependent?: boolean;
  readonly exec?: {
    readonly stable?: boolean;
    readonly ordered?: boolean;
    readonly order_stable?: boolean;
  };
}

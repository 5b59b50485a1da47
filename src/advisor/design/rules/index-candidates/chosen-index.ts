/** An index, what it saves and for which queries. */
export interface ChosenIndex {
  readonly columns: readonly string[];
  readonly include: readonly string[];
  readonly seconds: number;
  readonly bytes: number;
  readonly queryIds: readonly string[];
}

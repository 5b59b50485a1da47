/** What one query asks of a table, and what finding it costs without an index. */
export interface TableUse {
  readonly queryId: string;
  readonly weightSeconds: number;
  readonly equal: readonly string[];
  readonly range: string | null;
  readonly order: readonly string[];
  readonly reads: readonly string[];
  readonly selectivity: ReadonlyMap<string, number>;
}

import type { Cell } from '../../ports/database.ts';

/** How far it is known that a rewritten query gives what the original gives. Only the first three may replace a query. */
export type Verdict =
  | { readonly kind: 'proven'; readonly by: string }
  | {
      readonly kind: 'tested';
      /** Share of the query's own mutants that the data told from it, 0 to 1. */
      readonly strength: number;
      readonly mutants: number;
      /** Databases it was compared on. */
      readonly databases: number;
      /** Holds only where these columns are unique, in words; empty when it needs none. */
      readonly needs: readonly string[];
    }
  | { readonly kind: 'confirmed'; readonly on: string }
  /** Names resolve and types fit, and no more is known. */
  | { readonly kind: 'bound'; readonly reason: string }
  | { readonly kind: 'refuted'; readonly reason: string; readonly counterexample: Counterexample | null }
  | { readonly kind: 'uncheckable'; readonly reason: string };

export interface Counterexample {
  /** The rows that tell the two apart, by table; as few as were found. */
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly Cell[])[];
  }[];
  readonly expected: readonly (readonly Cell[])[];
  readonly actual: readonly (readonly Cell[])[];
}

import type { TableKind } from './catalog.ts';

/** The part of a catalog that is shown to the model for one question. JSON-safe. */
export interface SchemaContext {
  /** Most relevant first. */
  readonly tables: readonly ContextTable[];
  /** Keys along which the shown tables can be joined. Both ends are shown. */
  readonly relations: readonly ContextRelation[];
  /** Pairs of shown tables that can be joined in several equally short ways, those of the best tables first; none when absent. */
  readonly ambiguousJoins?: readonly AmbiguousJoin[] | undefined;
  /** What the rendered schema costs in the prompt, counted by the tokenizer. */
  readonly tokens: number;
  /** The whole catalog is shown: nothing was left out. */
  readonly complete: boolean;
}

export interface ContextTable {
  readonly schema: string;
  /** The bare name. */
  readonly name: string;
  /** How SQL has to name it, before quoting: the bare name on the search path, else `schema.name`. */
  readonly reference: string;
  readonly kind: TableKind;
  readonly comment: string | null;
  readonly rowEstimate: number | null;
  readonly primaryKey: readonly string[];
  /** In the table's own order. */
  readonly columns: readonly ContextColumn[];
  /** Relevance to the question, higher is better; comparable within one context only. */
  readonly score: number;
}

export interface ContextColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string | null;
  readonly enumValues: readonly string[] | null;
  readonly score: number;
}

export interface ContextRelation {
  readonly from: { readonly schema: string; readonly table: string; readonly columns: readonly string[] };
  readonly to: { readonly schema: string; readonly table: string; readonly columns: readonly string[] };
  /** Not declared in the database but inferred from names, types and keys. */
  readonly inferred: boolean;
}

/** Two tables between which a join has to be chosen: several keys (billing or shipping address), or several chains of tables. */
export interface AmbiguousJoin {
  /** At least two; each leads from one of the two tables to the other, one relation a step, all of them shown. */
  readonly ways: readonly (readonly ContextRelation[])[];
}

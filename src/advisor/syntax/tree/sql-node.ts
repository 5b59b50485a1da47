/**
 * A node of a parsed statement: an object whose one key is its kind, e.g. `{ column: { name, table } }`. Kinds and
 * fields are those of `@polyglot-sql/sdk`; the ones the advisor reads are named in {@link NodeKinds}.
 */
export type SqlNode = Readonly<Record<string, unknown>>;

/** Where something stands in the text, in Unicode characters (not UTF-16 units), the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Identifier {
  readonly name: string;
  readonly quoted: boolean;
  readonly span?: Span | null;
}

/** A node of libpg-query's tree without its wrapper, as untyped data. */
export type SyntaxNode = Readonly<Record<string, unknown>>;

import type { Json } from './json.ts';

/**
 * The engine's tree of a statement as plain JSON, or why it has none: the text is not one statement that reads. `at` is the character
 * offset in the statement where the engine stopped reading.
 */
export type SyntaxTree = { readonly tree: Json } | { readonly problem: string; readonly at: number | null };

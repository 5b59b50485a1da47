import type { Dialect } from '../../ports/dialect.ts';
import type { Span, SqlNode } from './tree/sql-node.ts';

/** The parser and printer, loaded. Nothing here throws on bad SQL: a fault is a value. */
export interface Syntax {
  /** All statements of a text; comments and empty statements are none. */
  parse(sql: string, dialect: Dialect): Parsed;
  /** A text that must hold exactly one statement. */
  parseOne(sql: string, dialect: Dialect): ParsedOne;
  /**
   * The tree as SQL, on one line. What was printed is parsed again and compared: a printer that changed the meaning
   * is a fault, never a text.
   */
  print(tree: SqlNode, dialect: Dialect): Printed;
  /** One statement in another dialect. Not proved: the engine that runs it is the judge. */
  translate(sql: string, from: Dialect, to: Dialect): Printed;
  /** Words and signs with their positions; comments hang on the word before or after them. */
  tokenize(sql: string, dialect: Dialect): readonly SqlToken[] | null;
}

export interface SyntaxFault {
  readonly message: string;
  /** Where in the text, 1-based; `null` when it is not known. */
  readonly line: number | null;
  readonly column: number | null;
}

export type Parsed =
  | { readonly ok: true; readonly statements: readonly SqlNode[] }
  | { readonly ok: false; readonly fault: SyntaxFault };

export type ParsedOne =
  | { readonly ok: true; readonly tree: SqlNode }
  | { readonly ok: false; readonly fault: SyntaxFault };

export type Printed =
  | { readonly ok: true; readonly sql: string }
  | { readonly ok: false; readonly fault: SyntaxFault };

export interface SqlToken extends Span {
  readonly kind: string;
  readonly text: string;
}

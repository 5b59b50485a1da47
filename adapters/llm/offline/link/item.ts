import type { FunctionTag } from '../lexicon/function-tag.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';
import type { QuestionToken } from '../text/question-token.ts';

/** One piece of the question, with what it may stand for. */
export interface Item {
  readonly kind: 'schema' | 'value' | 'number' | 'function' | 'stop' | 'word' | 'mark';
  readonly tokens: readonly QuestionToken[];
  /** As written. */
  readonly text: string;
  readonly lower: string;
  /** Of the last word. */
  readonly stem: string;
  readonly tag: FunctionTag | null;
  /** Best first. */
  readonly tables: readonly TableLink[];
  /** Best first; also set on a function word that happens to be a column's name. */
  readonly columns: readonly ColumnLink[];
  /** Where the text is stored, when that is known. */
  readonly values: readonly ValueLink[];
}

export interface TableLink {
  readonly table: SchemaTable;
  /** 0 to 1; 1 is the name itself. */
  readonly score: number;
}

export interface ColumnLink {
  readonly column: SchemaColumn;
  readonly score: number;
}

export interface ValueLink {
  readonly column: SchemaColumn;
  /** As stored. */
  readonly value: string;
}

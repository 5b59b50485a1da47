import { PEOPLE } from '../lexicon/people-words.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import type { SchemaTable } from '../schema/schema-model.ts';

/** "books by Mira Holt": a table of people, not named itself, that what is asked refers to. */
export function isMaker(state: ParseState, scope: Scope, index: number, table: SchemaTable): boolean {
  const subject = scope.subject ?? state.head;
  if (state.items[index - 1]?.lower !== 'by' || !table.words.some((word) => PEOPLE.includes(word)))
    return false;
  return state.model.edges.some((edge) => edge.from === subject && edge.to === table);
}

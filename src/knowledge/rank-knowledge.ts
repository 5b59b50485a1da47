import type { SchemaContext } from '../ports/schema-context.ts';
import { cosine } from './cosine.ts';
import { holdsWords } from './holds-words.ts';
import type { NoteSubject } from './note-subject.ts';
import type { StoredKnowledge } from './read-knowledge.ts';
import { stemmedWords } from './stemmed-words.ts';

/** Cosine below which a term or an example has nothing to do with a question, whatever else there is. */
const minCosine = 0.3;
/** … and the share of its kind's best cosine. */
const minShareOfBest = 0.5;

/**
 * The entries that may help with a question, best first. Terms that the question names come before all others, then what is near by
 * cosine; notes need no nearness, but their table or column must be shown. Equal ones by id.
 */
export function rankKnowledge(
  stored: readonly StoredKnowledge[],
  subject: { readonly question: string; readonly vector: Float32Array; readonly context: SchemaContext },
): readonly StoredKnowledge[] {
  const { question, vector, context } = subject;
  const asked = { folded: fold(question), words: stemmedWords(question) };
  const scored = stored.map((one) => ({
    one,
    kind: one.record.entry.kind,
    near: cosine(vector, one.vector),
    named: isNamed(one, asked),
  }));
  const best = (kind: string): number =>
    Math.max(0, ...scored.filter((other) => other.kind === kind).map(({ near }) => near));
  const floor = {
    term: Math.max(minCosine, best('term') * minShareOfBest),
    example: Math.max(minCosine, best('example') * minShareOfBest),
  };
  return scored
    .filter(({ one, kind, near, named }) =>
      kind === 'note' ? isShown(one.record.subject, context) : named || near >= floor[kind],
    )
    .map(({ one, near, named }) => ({ one, score: near + (named ? 1 : 0) }))
    .sort((a, b) => b.score - a.score || (a.one.id < b.one.id ? -1 : 1))
    .map(({ one }) => one);
}

/** A term whose words the question holds; an example of the same question. */
function isNamed(
  { record: { entry }, words }: StoredKnowledge,
  asked: { readonly folded: string; readonly words: readonly string[] },
): boolean {
  if (entry.kind === 'term') return holdsWords(asked.words, words);
  return entry.kind === 'example' && fold(entry.question) === asked.folded;
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function isShown(subject: NoteSubject | null, { tables }: SchemaContext): boolean {
  if (subject === null) return false;
  const table = tables.find(({ schema, name }) => schema === subject.schema && name === subject.table);
  if (!table) return false;
  return subject.column === null || table.columns.some(({ name }) => name === subject.column);
}

import * as z from 'zod';
import { trimStatement } from '../trim-statement.ts';
import { fencedStatement } from './fenced-statement.ts';
import { jsonObjectsIn } from './json-objects-in.ts';
import { looksLikeStatement } from './looks-like-statement.ts';

/** What a model answered. */
export type Generation =
  | { readonly kind: 'sql'; readonly sql: string }
  | { readonly kind: 'cannot_answer'; readonly reason: string }
  | { readonly kind: 'clarification'; readonly question: string; readonly options: readonly string[] }
  | { readonly kind: 'unreadable' };

/** A field of another form than asked for does not spoil the others. */
const answer = z.object({
  sql: z.string().nullish().catch(null),
  cannot_answer: z.string().nullish().catch(null),
  clarification: z
    .union([
      z.object({ question: z.string(), options: z.array(z.string()).nullish().catch(null) }),
      z.string().transform((question) => ({ question, options: [] })),
    ])
    .nullish()
    .catch(null),
});

/**
 * Reads a model's answer: JSON of the asked form, alone, inside prose or inside a code fence; else the first SQL code fence; else
 * text that itself starts like a statement. Models without structured output need all three, and some think aloud first.
 */
export function parseGeneration(text: string): Generation {
  const said = afterThoughts(text);
  for (const value of valuesIn(text, said)) {
    const generation = fromValue(value);
    if (generation) return generation;
  }
  const sql = fencedStatement(said) ?? trimStatement(said);
  return looksLikeStatement(sql) ? { kind: 'sql', sql } : { kind: 'unreadable' };
}

/** Servers that do not know a reasoning model leave its thoughts in the answer; some templates open the tag in the prompt. */
function afterThoughts(text: string): string {
  const end = '</think>';
  const at = text.lastIndexOf(end);
  return at < 0 ? text : text.slice(at + end.length);
}

function* valuesIn(text: string, said: string): Generator<unknown> {
  yield parseJson(text);
  for (const object of jsonObjectsIn(said)) yield parseJson(object) ?? parseJson(withEscapes(object));
}

function fromValue(value: unknown): Generation | null {
  const parsed = answer.safeParse(value);
  if (!parsed.success) return null;
  const { sql, cannot_answer: reason, clarification } = parsed.data;
  const isFenced = sql?.trimStart().startsWith('```');
  const statement = trimStatement((isFenced ? fencedStatement(sql ?? '') : sql) ?? '');
  if (statement !== '') return { kind: 'sql', sql: statement };
  if (clarification && clarification.question.trim() !== '') {
    return { kind: 'clarification', question: clarification.question, options: clarification.options ?? [] };
  }
  return reason && reason.trim() !== '' ? { kind: 'cannot_answer', reason } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Small models break lines inside strings, which JSON does not allow. */
function withEscapes(json: string): string {
  return json.replace(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"/g, (string) =>
    string.replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1)),
  );
}

import * as z from 'zod';
import { trimStatement } from '../trim-statement.ts';

/** What a model answered. */
export type Generation =
  | { readonly kind: 'sql'; readonly sql: string }
  | { readonly kind: 'cannot_answer'; readonly reason: string }
  | { readonly kind: 'clarification'; readonly question: string; readonly options: readonly string[] }
  | { readonly kind: 'unreadable' };

const answer = z.object({
  sql: z.string().nullish(),
  cannot_answer: z.string().nullish(),
  clarification: z.object({ question: z.string(), options: z.array(z.string()).nullish() }).nullish(),
});

/**
 * Reads a model's answer: JSON of the asked form, alone or inside prose or a code fence; else the first SQL code fence; else text
 * that itself starts like a query. Models without structured output need all three.
 */
export function parseGeneration(text: string): Generation {
  for (const candidate of jsonCandidates(text)) {
    const generation = fromJson(candidate);
    if (generation) return generation;
  }
  const fenced = /```(?:sql)?[^\S\n]*\n([\s\S]*?)```/i.exec(text)?.[1];
  const sql = trimStatement(fenced ?? text);
  return /^(?:--.*\n|\s)*(?:select|with|values|table|from)\b/i.test(sql)
    ? { kind: 'sql', sql }
    : { kind: 'unreadable' };
}

function* jsonCandidates(text: string): Generator<string> {
  yield text;
  const fenced = /```(?:json)?\s*(\{[\s\S]*?\})\s*```/i.exec(text)?.[1];
  if (fenced) yield fenced;
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start >= 0 && end > start) yield text.slice(start, end + 1);
}

function fromJson(text: string): Generation | null {
  const parsed = answer.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { sql, cannot_answer: reason, clarification } = parsed.data;
  if (sql && sql.trim() !== '') return { kind: 'sql', sql: trimStatement(sql) };
  if (clarification) {
    return { kind: 'clarification', question: clarification.question, options: clarification.options ?? [] };
  }
  return reason ? { kind: 'cannot_answer', reason } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import * as z from 'zod';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { GoldenQuestion } from './golden-question.ts';

const goldenLine = z.object({
  question: z.string().trim().min(1).max(10_000),
  sql: z.string().trim().min(1),
});

/** Lines at fault that the message names; the details hold them all. */
const shownIssues = 5;

/**
 * Reads JSON Lines of `{ "question": "…", "sql": "…" }`. Blank lines are left out, further fields ignored.
 *
 * @throws `INVALID_REQUEST` that names every line at fault, or says that there is no question at all
 */
export function parseGoldenSet(text: string): readonly GoldenQuestion[] {
  const questions: GoldenQuestion[] = [];
  const issues: { path: string; message: string }[] = [];
  for (const [at, content] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n/)
    .entries()) {
    if (content.trim() === '') continue;
    const line = at + 1;
    const parsed = parseLine(content);
    if (typeof parsed === 'string') issues.push({ path: `line ${line}`, message: parsed });
    else questions.push({ line, ...parsed });
  }
  if (issues.length === 0 && questions.length > 0) return questions;
  if (issues.length === 0) issues.push({ path: 'line 1', message: 'there is no question in it' });
  throw new NlQueryError('INVALID_REQUEST', `The golden set cannot be read. ${summaryOf(issues)}`, {
    details: { issues },
  });
}

function parseLine(content: string): { readonly question: string; readonly sql: string } | string {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return 'this is not JSON; each line is an object such as {"question": "…", "sql": "…"}';
  }
  const parsed = goldenLine.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
}

function summaryOf(issues: readonly { readonly path: string; readonly message: string }[]): string {
  const shown = issues.slice(0, shownIssues).map(({ path, message }) => `${path}: ${message}`);
  const more = issues.length - shown.length;
  return `${shown.join('. ')}.${more > 0 ? ` And ${more} more.` : ''}`;
}

import type { TaskKnowledge } from '../ports/llm.ts';
import { fence } from '../query/prompt/fence.ts';

/** The lines that show knowledge to a model, each kind in a fence of its own; none when there is none. */
export function renderKnowledge({ terms, notes, examples }: TaskKnowledge): readonly string[] {
  return [
    ...section(
      'What words mean here:',
      'terms',
      terms.map(({ term, meaning }) => `${quote(term)}: ${quote(meaning)}`),
    ),
    ...section(
      'Notes on tables and columns:',
      'notes',
      notes.map(
        ({ table, column, text }) => `${plain([table, column ?? []].flat().join('.'))}: ${quote(text)}`,
      ),
    ),
    ...section(
      'Questions that were answered before, with the statements that are right for them:',
      'examples',
      examples.map(({ question, sql }) => `Question: ${quote(question)}\nSQL: ${sql}`),
    ),
  ];
}

function section(title: string, kind: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : ['', title, fence(kind, entries.join('\n'))];
}

/** On one line, so that a text cannot pass for several entries. */
function quote(text: string): string {
  return JSON.stringify(text);
}

function plain(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

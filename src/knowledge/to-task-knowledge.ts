import type { TaskKnowledge } from '../ports/llm.ts';
import type { KnowledgeEntry } from './knowledge-service.ts';

/** Entries by kind, in their order. */
export function toTaskKnowledge(entries: readonly KnowledgeEntry[]): TaskKnowledge {
  return {
    terms: entries.flatMap((entry) =>
      entry.kind === 'term' ? [{ term: entry.term, meaning: entry.meaning }] : [],
    ),
    notes: entries.flatMap((entry) =>
      entry.kind === 'note' ? [{ table: entry.table, column: entry.column ?? null, text: entry.text }] : [],
    ),
    examples: entries.flatMap((entry) =>
      entry.kind === 'example' ? [{ question: entry.question, sql: entry.sql }] : [],
    ),
  };
}

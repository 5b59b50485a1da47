import type { KnowledgeEntry } from './knowledge-service.ts';

/** What of an entry is compared with a question: of an example its question alone. */
export function textToEmbed(entry: KnowledgeEntry): string {
  switch (entry.kind) {
    case 'term':
      return `${entry.term}: ${entry.meaning}`;
    case 'note':
      return `${[entry.table, entry.column ?? []].flat().join('.')}: ${entry.text}`;
    case 'example':
      return entry.question;
  }
}

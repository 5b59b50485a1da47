import { blake3Hex } from '../shared/blake3-hex.ts';
import type { KnowledgeEntry } from './knowledge-service.ts';

/** The kind and a hash of the entry: the same entry has the same id. */
export function knowledgeId(entry: KnowledgeEntry): string {
  return `${entry.kind}_${blake3Hex(JSON.stringify(partsOf(entry))).slice(0, 32)}`;
}

function partsOf(entry: KnowledgeEntry): readonly (string | null)[] {
  switch (entry.kind) {
    case 'term':
      return [entry.term, entry.meaning];
    case 'note':
      return [entry.table, entry.column ?? null, entry.text];
    case 'example':
      return [entry.question, entry.sql];
  }
}

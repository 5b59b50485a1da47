import type { TaskKnowledge } from '../ports/llm.ts';
import type { TokenCounter } from '../shared/count-tokens.ts';
import type { KnowledgeEntry } from './knowledge-service.ts';
import { renderKnowledge } from './render-knowledge.ts';
import { toTaskKnowledge } from './to-task-knowledge.ts';

/** What knowledge may take of a prompt, headings and fences included. */
export const maxKnowledgeTokens = 600;

const maxOfKind = { term: 8, note: 8, example: 3 } as const;

/** As many of `entries` as there is room for, the first ones first; one that is too long makes way for shorter ones after it. */
export function packKnowledge(entries: readonly KnowledgeEntry[], count: TokenCounter): TaskKnowledge {
  const packed: KnowledgeEntry[] = [];
  for (const entry of entries) {
    if (packed.filter(({ kind }) => kind === entry.kind).length >= maxOfKind[entry.kind]) continue;
    const text = renderKnowledge(toTaskKnowledge([...packed, entry])).join('\n');
    if (count(text) <= maxKnowledgeTokens) packed.push(entry);
  }
  return toTaskKnowledge(packed);
}

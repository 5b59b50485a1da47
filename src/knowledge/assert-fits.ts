import { countTokens } from '../shared/count-tokens.ts';
import { invalidKnowledge } from './invalid-knowledge.ts';
import type { KnowledgeEntry } from './knowledge-service.ts';
import { maxKnowledgeTokens } from './pack-knowledge.ts';
import { renderKnowledge } from './render-knowledge.ts';
import { toTaskKnowledge } from './to-task-knowledge.ts';

/** @throws `INVALID_REQUEST` for an entry that no prompt would have room for */
export async function assertFits(entry: KnowledgeEntry): Promise<void> {
  const tokens = await countTokens(renderKnowledge(toTaskKnowledge([entry])).join('\n'));
  if (tokens <= maxKnowledgeTokens) return;
  const message = `It takes ${tokens} tokens of a prompt; ${maxKnowledgeTokens} is the most.`;
  throw invalidKnowledge([{ path: 'entry', message }]);
}

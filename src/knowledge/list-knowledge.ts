import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import { throwIfAborted } from '../shared/throw-if-aborted.ts';
import { requireWorkspace } from '../workspace/require-workspace.ts';
import type { KnowledgeItem, KnowledgeTarget } from './knowledge-service.ts';
import { knowledgeRequests, parseKnowledge } from './parse-knowledge.ts';
import { readKnowledge } from './read-knowledge.ts';

export async function listKnowledge(
  dependencies: Pick<Dependencies, 'stateStore'>,
  request: KnowledgeTarget,
  options: CallOptions = {},
): Promise<readonly KnowledgeItem[]> {
  const { workspaceId: tenantId, ownerId } = parseKnowledge(knowledgeRequests.list, request);
  throwIfAborted(options.signal);
  await requireWorkspace(dependencies, tenantId, { ...options, ownerId });
  const stored = await readKnowledge(dependencies, { tenantId, ownerId }, options);
  return stored
    .map(({ id, record: { addedAt, check, entry } }): KnowledgeItem => {
      const reason = check?.reason ?? null;
      return { id, addedAt, state: reason === null ? 'active' : 'quarantined', reason, entry };
    })
    .sort((a, b) => compare(a.addedAt, b.addedAt) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import { throwIfAborted } from '../shared/throw-if-aborted.ts';
import { requireWorkspace } from '../workspace/require-workspace.ts';
import { stateKeys } from '../workspace/state-keys.ts';
import type { RemoveKnowledgeRequest } from './knowledge-service.ts';
import { knowledgeRequests, parseKnowledge } from './parse-knowledge.ts';

export async function removeKnowledge(
  dependencies: Pick<Dependencies, 'stateStore' | 'createId'>,
  request: RemoveKnowledgeRequest,
  options: CallOptions = {},
): Promise<boolean> {
  const { workspaceId: tenantId, ownerId, id } = parseKnowledge(knowledgeRequests.remove, request);
  throwIfAborted(options.signal);
  await requireWorkspace(dependencies, tenantId, { ...options, ownerId });
  const { stateStore, createId } = dependencies;
  const removed = await stateStore.delete(`${stateKeys.knowledgeEntries(tenantId, ownerId)}${id}`, options);
  if (removed) await stateStore.set(stateKeys.knowledge(tenantId, ownerId), createId(), options);
  return removed;
}

import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import { stateKeys } from '../workspace/state-keys.ts';
import type { KnowledgeOwner } from './read-knowledge.ts';

/** Everything one owner has added to one workspace. */
export async function removeOwnerKnowledge(
  { stateStore }: Pick<Dependencies, 'stateStore'>,
  { tenantId, ownerId }: KnowledgeOwner,
  options: CallOptions,
): Promise<void> {
  const records = await stateStore.list(stateKeys.knowledgeEntries(tenantId, ownerId), options);
  for (const { key } of records) await stateStore.delete(key, options);
  await stateStore.delete(stateKeys.knowledge(tenantId, ownerId), options);
}

import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { Json } from '../ports/json.ts';
import { stateKeys } from '../workspace/state-keys.ts';
import type { KnowledgeRecord } from './knowledge-record.ts';
import type { KnowledgeOwner } from './read-knowledge.ts';

/** Changes parts of entries, by id. An entry that has been removed meanwhile stays removed. */
export async function changeKnowledge(
  { stateStore, createId }: Pick<Dependencies, 'stateStore' | 'createId'>,
  { tenantId, ownerId }: KnowledgeOwner,
  changes: ReadonlyMap<string, Partial<KnowledgeRecord>>,
  options: CallOptions,
): Promise<void> {
  const prefix = stateKeys.knowledgeEntries(tenantId, ownerId);
  let changed = false;
  for (const [id, change] of changes) {
    const current = await stateStore.get(`${prefix}${id}`, options);
    if (current === null) continue;
    const record = { ...(current as unknown as KnowledgeRecord), ...change };
    await stateStore.set(`${prefix}${id}`, record as unknown as Json, options);
    changed = true;
  }
  if (changed) await stateStore.set(stateKeys.knowledge(tenantId, ownerId), createId(), options);
}

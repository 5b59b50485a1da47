import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { StateStore } from '../ports/state-store.ts';
import { stateKeys } from '../workspace/state-keys.ts';
import { decodeVector } from './decode-vector.ts';
import type { KnowledgeRecord } from './knowledge-record.ts';
import { stemmedWords } from './stemmed-words.ts';

export interface KnowledgeOwner {
  readonly tenantId: string;
  readonly ownerId: string | undefined;
}

export interface StoredKnowledge {
  readonly id: string;
  readonly record: KnowledgeRecord;
  readonly vector: Float32Array;
  /** The stems of a term's words; none of another entry. */
  readonly words: readonly string[];
}

/** Owners' workspaces kept in memory, the most recently used ones. */
const maxCached = 20;

const caches = new WeakMap<StateStore, Map<string, Cached>>();

interface Cached {
  readonly revision: unknown;
  readonly stored: readonly StoredKnowledge[];
}

/**
 * All entries of one owner's workspace, by id. Costs one `get` unless they have changed: every change is followed by a new
 * revision, and what was listed after a revision was read is at least as new as it.
 */
export async function readKnowledge(
  { stateStore }: Pick<Dependencies, 'stateStore'>,
  { tenantId, ownerId }: KnowledgeOwner,
  options: CallOptions,
): Promise<readonly StoredKnowledge[]> {
  const key = stateKeys.knowledge(tenantId, ownerId);
  const revision = await stateStore.get(key, options);
  const cache = caches.get(stateStore) ?? new Map<string, Cached>();
  caches.set(stateStore, cache);
  const known = cache.get(key);
  cache.delete(key);
  if (revision === null) return [];
  const stored =
    known?.revision === revision
      ? known.stored
      : await listStored(stateStore, { tenantId, ownerId }, options);
  cache.set(key, { revision, stored });
  const [oldest] = cache.keys();
  if (cache.size > maxCached && oldest !== undefined) cache.delete(oldest);
  return stored;
}

async function listStored(
  stateStore: StateStore,
  { tenantId, ownerId }: KnowledgeOwner,
  options: CallOptions,
): Promise<readonly StoredKnowledge[]> {
  const prefix = stateKeys.knowledgeEntries(tenantId, ownerId);
  const records = await stateStore.list(prefix, options);
  return records.map(({ key, value }) => {
    const record = value as unknown as KnowledgeRecord;
    return {
      id: key.slice(prefix.length),
      record,
      vector: decodeVector(record.vector.base64),
      words: record.entry.kind === 'term' ? stemmedWords(record.entry.term) : [],
    };
  });
}

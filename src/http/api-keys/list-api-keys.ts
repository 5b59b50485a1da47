import type { CallOptions } from '../../ports/call-options.ts';
import type { StateStore } from '../../ports/state-store.ts';
import { type ApiKeyRecord, apiKeyPlaces } from './api-key-record.ts';
import type { ApiKeySummary } from './api-keys-service.ts';

export async function listApiKeys(
  { stateStore }: { readonly stateStore: StateStore },
  ownerId: string,
  options: CallOptions = {},
): Promise<readonly ApiKeySummary[]> {
  const prefix = apiKeyPlaces.ofOwner(ownerId);
  const listed = await stateStore.list(prefix, options);
  const summaries = await Promise.all(listed.map(({ key }) => summarise(key.slice(prefix.length))));
  return summaries
    .flatMap((summary) => summary ?? [])
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));

  async function summarise(id: string): Promise<ApiKeySummary | null> {
    const [record, use] = await Promise.all([
      stateStore.get(apiKeyPlaces.key(id), options) as Promise<ApiKeyRecord | null>,
      stateStore.get(apiKeyPlaces.lastUse(id), options) as Promise<{ readonly at: string } | null>,
    ]);
    return record && { id, name: record.name, createdAt: record.createdAt, lastUsedAt: use?.at ?? null };
  }
}

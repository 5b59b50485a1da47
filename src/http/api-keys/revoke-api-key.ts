import type { CallOptions } from '../../ports/call-options.ts';
import type { StateStore } from '../../ports/state-store.ts';
import { type ApiKeyRecord, apiKeyPlaces } from './api-key-record.ts';

export async function revokeApiKey(
  { stateStore }: { readonly stateStore: StateStore },
  { ownerId, id }: { readonly ownerId: string; readonly id: string },
  options: CallOptions = {},
): Promise<boolean> {
  const record = (await stateStore.get(apiKeyPlaces.key(id), options)) as ApiKeyRecord | null;
  if (record?.ownerId !== ownerId) return false;
  const revoked = await stateStore.delete(apiKeyPlaces.key(id), options);
  await stateStore.delete(apiKeyPlaces.lastUse(id), options);
  await stateStore.delete(`${apiKeyPlaces.ofOwner(ownerId)}${id}`, options);
  return revoked;
}

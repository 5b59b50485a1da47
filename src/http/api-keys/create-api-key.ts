import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { StateStore } from '../../ports/state-store.ts';
import { type ApiKeyRecord, apiKeyPlaces } from './api-key-record.ts';
import { createApiKeyText } from './api-key-text.ts';
import type { CreateApiKeyRequest, NewApiKey } from './api-keys-service.ts';

/** @throws `INVALID_REQUEST` when there is no owner */
export async function createApiKey(
  { stateStore, now }: { readonly stateStore: StateStore; readonly now: () => number },
  { ownerId, name, principal }: CreateApiKeyRequest,
  options: CallOptions = {},
): Promise<NewApiKey> {
  if (typeof ownerId !== 'string' || ownerId === '') {
    const issue = { path: 'ownerId', message: 'is needed' };
    throw new NlQueryError('INVALID_REQUEST', 'An API key needs an owner.', { details: { issues: [issue] } });
  }
  const { key, id, hash } = createApiKeyText();
  const createdAt = new Date(now()).toISOString();
  const record: ApiKeyRecord = { ownerId, name: name ?? '', hash, createdAt, principal: principal ?? null };
  // The owner's list first: a key that works stands in a list and can be revoked.
  await stateStore.set(`${apiKeyPlaces.ofOwner(ownerId)}${id}`, { createdAt }, options);
  await stateStore.set(apiKeyPlaces.key(id), record, options);
  return { key, id };
}

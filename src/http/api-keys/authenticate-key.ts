import type { StateStore } from '../../ports/state-store.ts';
import type { AuthenticatedCaller } from '../security/caller.ts';
import { type ApiKeyRecord, apiKeyPlaces } from './api-key-record.ts';
import { areSameHashes, readApiKeyText } from './api-key-text.ts';

interface Dependencies {
  readonly stateStore: StateStore;
  readonly now: () => number;
  /** When a key's use was last written down, by id. */
  readonly notedAt: Map<string, number>;
}

const bearer = /^Bearer +(\S+)$/i;

/** What an unknown key is compared with, so that it takes as long as a wrong one. */
const noHash = '0'.repeat(64);

export async function authenticateKey(
  dependencies: Dependencies,
  request: Request,
): Promise<AuthenticatedCaller | null> {
  const [, text = ''] = bearer.exec(request.headers.get('authorization')?.trim() ?? '') ?? [];
  const presented = readApiKeyText(text);
  if (presented === null) return null;
  const { id, hash } = presented;
  const { signal } = request;
  const record = (await dependencies.stateStore.get(apiKeyPlaces.key(id), { signal })) as ApiKeyRecord | null;
  const isRight = areSameHashes(hash, record?.hash ?? noHash);
  if (record === null || !isRight) return null;
  noteUse(dependencies, id);
  const { ownerId, principal } = record;
  return { ownerId, keyId: id, ...(principal === null ? {} : { principal }) };
}

/** Once a minute and key: a request does not wait for it, nor fail with it. */
function noteUse({ stateStore, now, notedAt }: Dependencies, id: string): void {
  const minute = Math.floor(now() / 60_000) * 60_000;
  if (notedAt.get(id) === minute) return;
  notedAt.set(id, minute);
  stateStore.set(apiKeyPlaces.lastUse(id), { at: new Date(minute).toISOString() }).catch(() => {
    notedAt.delete(id);
  });
}

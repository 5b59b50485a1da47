import type { ApiKeys, ApiKeysOptions } from './api-keys-service.ts';
import { authenticateKey } from './authenticate-key.ts';
import { createApiKey } from './create-api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { revokeApiKey } from './revoke-api-key.ts';

/**
 * API keys on any state store, for `createHttpHandler`'s `authenticate`. Does no I/O.
 *
 * @example
 * ```ts
 * import type { StateStore } from 'nlquery/adapter-kit';
 * import { apiKeys } from 'nlquery/http';
 *
 * export async function keyFor(stateStore: StateStore, ownerId: string): Promise<string> {
 *   const { key } = await apiKeys({ stateStore }).create({ ownerId, name: 'laptop' });
 *   return key; // shown once
 * }
 * ```
 */
export function apiKeys(options: ApiKeysOptions): ApiKeys {
  const dependencies = {
    stateStore: options.stateStore,
    now: options.now ?? Date.now,
    notedAt: new Map<string, number>(),
  };
  return {
    authenticate: (request) => authenticateKey(dependencies, request),
    create: (request, callOptions) => createApiKey(dependencies, request, callOptions),
    list: (ownerId, callOptions) => listApiKeys(dependencies, ownerId, callOptions),
    revoke: (ownerId, id, callOptions) => revokeApiKey(dependencies, { ownerId, id }, callOptions),
  };
}

import type { Anthropic } from '@anthropic-ai/sdk';
import { loadPeer, serverHeaders } from '../../../src/adapter-kit/index.ts';
import type { Settings } from './settings.ts';

/**
 * A client for one call: nothing to go stale when the key changes. Its own retries and log lines are off, and it looks for no
 * other credential.
 *
 * @throws `PEER_MISSING`
 */
export async function openClient(
  settings: Pick<Settings, 'baseUrl' | 'headers' | 'fetch'>,
  apiKey: string,
): Promise<Anthropic> {
  const vendor = await loadPeer('@anthropic-ai/sdk', () => import('@anthropic-ai/sdk'));
  return new vendor.Anthropic({
    apiKey,
    baseURL: settings.baseUrl ?? 'https://api.anthropic.com',
    defaultHeaders: serverHeaders(settings, { apiKey, variable: 'ANTHROPIC_CUSTOM_HEADERS' }),
    ...(settings.fetch === undefined ? {} : { fetch: settings.fetch }),
    maxRetries: 0,
    // Ours ends an attempt; the client's stops short of bodies.
    timeout: 2 ** 31 - 1,
    logLevel: 'off',
  });
}

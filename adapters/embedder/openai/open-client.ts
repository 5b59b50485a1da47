import type { OpenAI } from 'openai';
import { loadPeer, serverHeaders } from '../../../src/adapter-kit/index.ts';
import type { Settings } from './settings.ts';

/**
 * A client for one call: 0.03 ms, and nothing to go stale when the key changes. Its own retries and log lines are off, and
 * another server never gets the organisation of the environment.
 *
 * @throws `PEER_MISSING`
 */
export async function openClient(
  settings: Pick<Settings, 'baseUrl' | 'headers' | 'fetch'>,
  apiKey: string,
): Promise<OpenAI> {
  const vendor = await loadPeer('openai', () => import('openai'));
  return new vendor.OpenAI({
    apiKey,
    adminAPIKey: null,
    baseURL: settings.baseUrl ?? 'https://api.openai.com/v1',
    ...(settings.baseUrl === null ? {} : { organization: null, project: null }),
    defaultHeaders: serverHeaders(settings, { apiKey, variable: 'OPENAI_CUSTOM_HEADERS' }),
    ...(settings.fetch === undefined ? {} : { fetch: settings.fetch }),
    maxRetries: 0,
    // Ours ends an attempt; the client's stops short of error bodies.
    timeout: 2 ** 31 - 1,
    logLevel: 'off',
  });
}

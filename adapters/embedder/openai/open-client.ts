import type { OpenAI } from 'openai';
import { loadPeer } from '../../../src/adapter-kit/index.ts';
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
    defaultHeaders: settings.baseUrl === null ? settings.headers : ownHeaders(settings.headers, apiKey),
    ...(settings.fetch === undefined ? {} : { fetch: settings.fetch }),
    maxRetries: 0,
    // Ours ends an attempt; the client's stops short of error bodies.
    timeout: 2 ** 31 - 1,
    logLevel: 'off',
  });
}

/** The client would send the headers that the environment names to any server, in place of the key too: only OpenAI's own is to get them. */
function ownHeaders(headers: Settings['headers'], apiKey: string): Readonly<Record<string, string | null>> {
  const lines = (process.env.OPENAI_CUSTOM_HEADERS ?? '').split('\n').filter((line) => line.includes(':'));
  const unset = lines.map((line) => [line.slice(0, line.indexOf(':')).trim(), null] as const);
  const isOwn = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  return {
    ...Object.fromEntries(unset),
    ...(unset.length === 0 || isOwn ? {} : { authorization: `Bearer ${apiKey}` }),
    ...headers,
  };
}

import { isNlQueryError, NlQueryError, reasonOf, redactedCause } from '../../../src/adapter-kit/index.ts';
import type { Settings } from './settings.ts';

/**
 * The key for one call. The environment's key goes to OpenAI alone: another server that was given no key gets a placeholder,
 * which keyless servers such as Ollama ignore.
 *
 * @throws `INVALID_OPTIONS` when there is none, or none that a header can carry; `EMBEDDER_FAILED` when the function that gets it fails.
 */
export async function resolveApiKey(settings: Pick<Settings, 'apiKey' | 'baseUrl'>): Promise<string> {
  const fallback = settings.baseUrl === null ? process.env.OPENAI_API_KEY : 'no-key-given';
  const given = typeof settings.apiKey === 'function' ? await call(settings.apiKey) : settings.apiKey;
  const apiKey = (given ?? fallback ?? '').trim();
  if (apiKey === '') throw invalid('is missing: set OPENAI_API_KEY, or give `apiKey`');
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw invalid('holds characters that an HTTP header cannot carry');
  return apiKey;
}

async function call(getKey: () => string | Promise<string>): Promise<string> {
  try {
    return await getKey();
  } catch (error) {
    if (isNlQueryError(error)) throw error;
    throw new NlQueryError('EMBEDDER_FAILED', `openai: the \`apiKey\` function failed: ${reasonOf(error)}`, {
      details: { adapter: 'openai' },
      cause: redactedCause(error),
    });
  }
}

function invalid(rule: string): NlQueryError {
  const message = `openaiEmbedder: the API key ${rule}.`;
  return new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'apiKey' } });
}

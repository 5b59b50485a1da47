import type { FeatureExtractionOutput, InferenceClient } from '@huggingface/inference';
import { type VendorError, vendorFailed } from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';
import type { Settings } from './settings.ts';

export interface FeatureConnection {
  readonly client: InferenceClient;
  readonly settings: Pick<Settings, 'normalize' | 'truncate' | 'headers' | 'fetch'>;
}

/**
 * The parsed answer to one request. The client retries a 503 in a tight loop, sends no headers of ours and drops those of an
 * answer: its retries are off, and what it lacks is done in the `fetch` it is given.
 *
 * @throws `EMBEDDER_FAILED` for an answer that is no list of numbers; else the client's error, with `status`, `headers` and the
 * server's own words added where it answered with an error.
 */
export async function requestFeatures(
  { client, settings }: FeatureConnection,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<FeatureExtractionOutput> {
  let answer: Response | null = null;
  const watched: typeof globalThis.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    for (const [name, value] of Object.entries(settings.headers)) headers.set(name, value);
    answer = await (settings.fetch ?? globalThis.fetch)(input, { ...init, headers });
    return answer;
  };
  const { normalize, truncate } = settings;
  const options = { signal, fetch: watched, retry_on_error: false };
  try {
    return await client.featureExtraction({ inputs: [...texts], normalize, truncate }, options);
  } catch (error) {
    if ((error as Error).name === 'ProviderOutputError') {
      const reason = 'the answer is not a list of embeddings: is `baseUrl` right?';
      throw vendorFailed(identity, reason, { retryable: false });
    }
    throw Object.assign(error as Error, factsOf(answer, error));
  }
}

function factsOf(answer: Response | null, error: unknown): VendorError {
  if (!answer || answer.ok) return {};
  const { body } = (error as { httpResponse?: { body?: unknown } }).httpResponse ?? {};
  const headers = new Headers(answer.headers);
  const { error: said, estimated_time: seconds } = (body ?? {}) as Record<string, unknown>;
  // While it loads a model, the Inference API says in the body how long that may take.
  if (typeof seconds === 'number' && seconds >= 0 && !headers.has('retry-after')) {
    headers.set('retry-after', seconds.toFixed(3));
  }
  const words = [said ?? body].flat().filter((word) => typeof word === 'string' && word !== '');
  return {
    status: answer.status,
    headers,
    apiMessage: words.join(' ') || answer.statusText || 'no reason given',
  };
}

import {
  callVendor,
  type EmbedOptions,
  httpSecrets,
  loadPeer,
  resolveApiKey,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';
import { readVectors } from './read-vectors.ts';
import { requestFeatures } from './request-features.ts';
import type { Settings } from './settings.ts';

/** One vector a text, in order; one request a batch, one after the other, and only a failed one is sent again. */
export async function embed(
  settings: Settings,
  texts: readonly string[],
  { purpose, signal }: EmbedOptions,
): Promise<readonly Float32Array[]> {
  throwIfAborted(signal);
  if (texts.length === 0) return [];
  const apiKey = await resolveApiKey(identity, settings, 'HF_TOKEN', { signal });
  const { InferenceClient } = await loadPeer(
    '@huggingface/inference',
    () => import('@huggingface/inference'),
  );
  // Given the whole URL, the client does not look the model up at the Hub first, which no signal could stop.
  const client = new InferenceClient(apiKey, { endpointUrl: settings.baseUrl ?? urlOf(settings.model) });
  const secrets = httpSecrets(settings, apiKey);
  const prefix = purpose === 'query' ? settings.queryPrefix : settings.documentPrefix;
  // The servers refuse empty texts, and halves of characters.
  const sendable = texts.map((text) => `${prefix}${text}`.toWellFormed() || ' ');
  const vectors: Float32Array[] = [];
  for (let start = 0; start < sendable.length; start += settings.maxBatchSize) {
    const batch = sendable.slice(start, start + settings.maxBatchSize);
    const ask = async (either: AbortSignal): Promise<readonly Float32Array[]> =>
      readVectors(await requestFeatures({ client, settings }, batch, either), batch.length, settings);
    vectors.push(...(await callVendor(identity, ask, { settings, secrets, signal })));
  }
  return vectors;
}

/** https://huggingface.co/docs/inference-providers/tasks/feature-extraction */
function urlOf(model: string): string {
  return `https://router.huggingface.co/hf-inference/models/${model}/pipeline/feature-extraction`;
}

import type { OpenAI } from 'openai';
import {
  type CallOptions,
  callVendor,
  httpSecrets,
  redact,
  resolveApiKey,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import { embedderFailed } from './embedder-failed.ts';
import { identity } from './identity.ts';
import { openClient } from './open-client.ts';
import { readVectors } from './read-vectors.ts';
import type { Settings } from './settings.ts';
import { splitIntoBatches } from './split-into-batches.ts';

export interface EmbedContext {
  readonly settings: Settings;
  /** base64 is a quarter of the bytes; servers that refuse it are asked for numbers from then on. */
  encoding: 'base64' | 'float';
}

/** One vector a text, in order; one request a batch, one after the other, and only a failed one is sent again. */
export async function embed(
  context: EmbedContext,
  texts: readonly string[],
  { signal }: CallOptions,
): Promise<readonly Float32Array[]> {
  throwIfAborted(signal);
  if (texts.length === 0) return [];
  const { settings } = context;
  const apiKey = await resolveApiKey(identity, settings, 'OPENAI_API_KEY', { signal });
  const client = await openClient(settings, apiKey);
  const secrets = httpSecrets(settings, apiKey);
  // The API refuses empty texts, and strict servers halves of characters.
  const sendable = texts.map((text) => (text === '' ? ' ' : text.toWellFormed()));
  const vectors: Float32Array[] = [];
  for (const batch of splitIntoBatches(sendable, settings)) {
    for (const vector of await embedBatch({ context, client, secrets }, batch, signal)) vectors.push(vector);
  }
  return vectors;
}

interface Connection {
  readonly context: EmbedContext;
  readonly client: OpenAI;
  readonly secrets: readonly string[];
}

async function embedBatch(
  { context, client, secrets }: Connection,
  batch: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly Float32Array[]> {
  const { settings } = context;
  const ask = async (either: AbortSignal): Promise<readonly Float32Array[]> => {
    const body = await request(context, client, batch, either);
    throwOnError(body, secrets);
    return readVectors(body, { count: batch.length, dimensions: settings.dimensions });
  };
  return callVendor(identity, ask, { settings, secrets, signal });
}

async function request(
  context: EmbedContext,
  client: OpenAI,
  batch: readonly string[],
  signal: AbortSignal,
): Promise<unknown> {
  const { model, shorten, dimensions } = context.settings;
  const body = { model, input: [...batch], ...(shorten ? { dimensions } : {}) };
  const { encoding } = context;
  try {
    return await client.embeddings.create({ ...body, encoding_format: encoding }, { signal });
  } catch (error) {
    if (encoding === 'float' || !refusesBase64(error)) throw error;
    context.encoding = 'float';
    return client.embeddings.create({ ...body, encoding_format: 'float' }, { signal });
  }
}

function refusesBase64(error: unknown): boolean {
  const { status, message = '' } = error as { status?: number; message?: string };
  return (status === 400 || status === 422) && /encoding_?format|base64/i.test(message);
}

/** Some gateways answer 200 with an error inside. */
function throwOnError(body: unknown, secrets: readonly string[]): void {
  const error = (body as { error?: { message?: string; code?: unknown } } | null | undefined)?.error;
  if (!error) return;
  const status = typeof error.code === 'number' ? error.code : undefined;
  const retryable = status !== undefined && (status === 408 || status === 429 || status >= 500);
  const said = redact(error.message ?? 'no reason given', secrets).slice(0, 400);
  throw embedderFailed(`the server answered ${status ?? 'an error'}: ${said}`, { status, retryable });
}

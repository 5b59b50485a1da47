import type { FeatureExtractionPipeline } from '@huggingface/transformers';
import {
  type EmbedOptions,
  isNlQueryError,
  type NlQueryError,
  orAborted,
  reasonOf,
  redactedCause,
  throwIfAborted,
  vendorFailed,
} from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';
import { loadExtractor } from './load-extractor.ts';
import { readVectors } from './read-vectors.ts';
import type { Settings } from './settings.ts';

export interface EmbedContext {
  readonly settings: Settings;
  /** Loaded, or being loaded; `null` before, and again after a failure. */
  extractor: Promise<FeatureExtractionPipeline> | null;
}

/** One vector a text, in order, a batch at a time. */
export async function embed(
  context: EmbedContext,
  texts: readonly string[],
  { purpose, signal }: EmbedOptions,
): Promise<readonly Float32Array[]> {
  throwIfAborted(signal);
  if (texts.length === 0) return [];
  const { settings } = context;
  const { maxBatchSize, pooling, normalize } = settings;
  const prefix = purpose === 'query' ? settings.queryPrefix : settings.documentPrefix;
  try {
    const extractor = await orAborted(extractorOf(context), signal);
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += maxBatchSize) {
      // A text without tokens has no vector.
      const batch = texts.slice(start, start + maxBatchSize).map((text) => `${prefix}${text}` || ' ');
      const features = await orAborted(extractor(batch, { pooling, normalize }), signal);
      vectors.push(...readVectors(features, batch.length, settings.dimensions));
    }
    return vectors;
  } catch (error) {
    throw failureOf(error);
  }
}

async function extractorOf(context: EmbedContext): Promise<FeatureExtractionPipeline> {
  const { settings } = context;
  context.extractor ??= loadExtractor(settings);
  try {
    return await context.extractor;
  } catch (error) {
    context.extractor = null;
    // A download may go better the next time, but not that of a file that is not there.
    throw failureOf(error, !settings.localFilesOnly && (error as Error).name !== 'ModelFileNotFoundError');
  }
}

/** The vendor downloads with the token of the environment. */
function failureOf(error: unknown, retryable = false): NlQueryError {
  if (isNlQueryError(error)) return error;
  const secrets = [process.env.HF_TOKEN, process.env.HF_ACCESS_TOKEN].filter((token) => token !== undefined);
  const reason = reasonOf((error as Error).cause ?? error, secrets);
  return vendorFailed(identity, reason, { retryable, cause: redactedCause(error, secrets) });
}

import type { FeatureExtractionOutput } from '@huggingface/inference';
import { vendorFailed } from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';
import type { Settings } from './settings.ts';

/**
 * The vectors of an answer, which come in the order of the texts.
 *
 * @throws `EMBEDDER_FAILED` when one is missing, is not all finite numbers, or has another width.
 */
export function readVectors(
  body: FeatureExtractionOutput,
  count: number,
  settings: Pick<Settings, 'dimensions' | 'normalize'>,
): Float32Array[] {
  if (body.length !== count) throw failed(`the server answered ${body.length} vectors for ${count} texts.`);
  return body.map((entry) => readVector(entry, settings));
}

function readVector(
  entry: FeatureExtractionOutput[number],
  { dimensions, normalize }: Pick<Settings, 'dimensions' | 'normalize'>,
): Float32Array {
  if (typeof entry === 'number') throw failed('the server answered one vector, not one a text.');
  if (!isFlat(entry)) {
    throw failed('the model gives a vector a token, not a vector a text: choose a sentence-embedding model.');
  }
  if (entry.length !== dimensions) {
    throw failed(
      `the model's vectors have ${entry.length} dimensions, but ${dimensions} were expected: set \`dimensions\`.`,
    );
  }
  if (!entry.every(Number.isFinite))
    throw failed('the server answered a vector with values that are not numbers.');
  return Float32Array.from(normalize ? unit(entry) : entry);
}

function isFlat(entry: readonly unknown[]): entry is readonly number[] {
  return entry.every((value) => typeof value === 'number');
}

function unit(values: readonly number[]): readonly number[] {
  const length = Math.hypot(...values);
  return length === 0 ? values : values.map((value) => value / length);
}

function failed(reason: string): Error {
  return vendorFailed(identity, reason, { retryable: false });
}

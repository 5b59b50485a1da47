import type { Tensor } from '@huggingface/transformers';
import { vendorFailed } from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';

/** @throws `EMBEDDER_FAILED` when the model gives another number or width of vectors, or values that are not numbers. */
export function readVectors(features: Tensor, count: number, dimensions: number): Float32Array[] {
  const [rows, width] = features.dims;
  if (features.dims.length !== 2 || rows !== count) {
    throw failed(`the model gave values of shape [${features.dims.join(', ')}] for ${count} texts.`);
  }
  if (width !== dimensions) {
    throw failed(
      `the model's vectors have ${width} dimensions, but ${dimensions} were expected: set \`dimensions\`.`,
    );
  }
  const values = Float32Array.from(features.data as ArrayLike<number>);
  if (!values.every(Number.isFinite)) throw failed('the model gave values that are not numbers.');
  return Array.from({ length: count }, (_, row) => values.slice(row * dimensions, (row + 1) * dimensions));
}

function failed(reason: string): Error {
  return vendorFailed(identity, reason, { retryable: false });
}

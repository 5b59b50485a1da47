import { embedderFailed } from './embedder-failed.ts';

/**
 * The vectors of an answer in the order of the texts, whichever order they came in.
 *
 * @throws `EMBEDDER_FAILED` when one is missing, is not all finite numbers, or has another width.
 */
export function readVectors(
  body: unknown,
  expected: { readonly count: number; readonly dimensions: number },
): Float32Array[] {
  const data = (body as { data?: unknown } | null | undefined)?.data;
  if (!Array.isArray(data)) throw failed('the answer is not a list of embeddings: is `baseUrl` right?');
  if (data.length !== expected.count) {
    throw failed(`the server answered ${data.length} vectors for ${expected.count} texts.`);
  }
  const vectors = new Map<number, Float32Array>();
  for (const [position, entry] of data.entries()) {
    const { index = position, embedding } = (entry ?? {}) as { index?: number; embedding?: unknown };
    vectors.set(index, readVector(embedding, expected.dimensions));
  }
  return Array.from({ length: expected.count }, (_, index) => {
    const vector = vectors.get(index);
    if (!vector) throw failed(`the server answered no vector for text ${index}.`);
    return vector;
  });
}

function readVector(embedding: unknown, dimensions: number): Float32Array {
  const vector = typeof embedding === 'string' ? decode(embedding) : embedding;
  if (!Array.isArray(vector) && !(vector instanceof Float32Array))
    throw failed('the server answered no vector.');
  if (vector.length !== dimensions) {
    throw failed(
      `the model's vectors have ${vector.length} dimensions, but ${dimensions} were expected: set \`dimensions\`.`,
    );
  }
  if (!vector.every(Number.isFinite))
    throw failed('the server answered a vector with values that are not numbers.');
  return vector instanceof Float32Array ? vector : Float32Array.from(vector);
}

/** 32-bit floats, little-endian. */
function decode(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  const vector = new Float32Array(Math.floor(bytes.length / 4));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let index = 0; index < vector.length; index += 1) vector[index] = view.getFloat32(index * 4, true);
  return vector;
}

function failed(reason: string): Error {
  return embedderFailed(reason, { retryable: false });
}

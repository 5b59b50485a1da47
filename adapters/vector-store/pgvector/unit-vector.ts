import { refused } from './refused.ts';

/** What pgvector takes. */
const maxWidth = 16_000;

/**
 * The vector scaled to length 1, of which the inner product is the cosine; as it is when it has no direction, which then scores 0. pgvector
 * adds up squares in single precision, where those of very small or large numbers are lost: the length is taken out here in double.
 *
 * @throws `VECTOR_STORE_FAILED`
 */
export function unitVector(vector: Float32Array): Float32Array {
  if (vector.length === 0) throw refused('a vector has no numbers');
  if (vector.length > maxWidth) throw refused(`a vector has more than ${maxWidth} numbers`);
  // Loops over indexes: an iterator or a callback takes ten times as long.
  let squares = 0;
  for (let index = 0; index < vector.length; index += 1) squares += (vector[index] ?? 0) ** 2;
  if (!Number.isFinite(squares)) throw refused('a vector holds a number that is not finite');
  const scale = squares === 0 ? 1 : 1 / Math.sqrt(squares);
  const unit = new Float32Array(vector.length);
  for (let index = 0; index < vector.length; index += 1) unit[index] = (vector[index] ?? 0) * scale;
  return unit;
}

import { refused } from './refused.ts';

/**
 * The vector scaled to length 1, as the bytes sqlite-vec reads; `null` when it has no direction. sqlite-vec adds up squares in single
 * precision, where those of very small or large numbers are lost, so the length is taken out beforehand in double precision.
 * They are written into `into` where that is given, so that a batch of vectors needs the memory of one.
 *
 * @throws `VECTOR_STORE_FAILED` when it is empty, or one of its numbers is not finite.
 */
export function unitVector(
  vector: Float32Array,
  into: Float32Array = new Float32Array(vector.length),
): Uint8Array | null {
  if (vector.length === 0) throw refused('a vector has no numbers');
  // Loops over indexes: an iterator or a callback takes ten times as long.
  let squares = 0;
  for (let index = 0; index < vector.length; index += 1) squares += (vector[index] ?? 0) ** 2;
  if (!Number.isFinite(squares)) throw refused('a vector holds a number that is not finite');
  if (squares === 0) return null;
  const scale = 1 / Math.sqrt(squares);
  for (let index = 0; index < vector.length; index += 1) into[index] = (vector[index] ?? 0) * scale;
  return new Uint8Array(into.buffer, into.byteOffset, vector.byteLength);
}

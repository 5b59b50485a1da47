import { refused } from './refused.ts';

/** What Qdrant takes. */
const maxWidth = 65_536;

/**
 * The vector scaled to length 1, as numbers that print well; as it is when it has no direction, which then scores 0. Qdrant leaves very short
 * vectors as they are, and their scores would not be cosines.
 *
 * @throws `VECTOR_STORE_FAILED`
 */
export function unitVector(vector: Float32Array): readonly number[] {
  if (vector.length === 0) throw refused('a vector has no numbers');
  if (vector.length > maxWidth) throw refused(`a vector has more than ${maxWidth} numbers`);
  // Loops over indexes: an iterator or a callback takes ten times as long.
  let squares = 0;
  for (let index = 0; index < vector.length; index += 1) squares += (vector[index] ?? 0) ** 2;
  if (!Number.isFinite(squares)) throw refused('a vector holds a number that is not finite');
  const scale = squares === 0 ? 1 : 1 / Math.sqrt(squares);
  const unit = new Array<number>(vector.length);
  for (let index = 0; index < vector.length; index += 1)
    unit[index] = Math.fround((vector[index] ?? 0) * scale);
  return unit;
}

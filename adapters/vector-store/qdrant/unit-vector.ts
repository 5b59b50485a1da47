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
  let squares = 0;
  for (const number of vector) squares += number * number;
  if (!Number.isFinite(squares)) throw refused('a vector holds a number that is not finite');
  const scale = squares === 0 ? 1 : 1 / Math.sqrt(squares);
  return Array.from(vector, (number) => Math.fround(number * scale));
}

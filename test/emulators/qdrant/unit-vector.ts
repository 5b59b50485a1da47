/** As Qdrant stores vectors of a collection with the distance Cosine: of length 1, those next to nothing as they are. */
export function unitVector(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (number) => (length < 1e-7 ? number : number / length));
}

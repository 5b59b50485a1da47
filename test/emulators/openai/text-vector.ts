/**
 * A unit vector derived from the words and letter triples of `text`: equal for equal text, close for texts that share
 * words. Good enough to tell in a test whether the right table is found, and nothing more.
 */
export function textVector(text: string, width: number): Float32Array {
  const vector = new Float32Array(width);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text]) {
    add(vector, word, 2);
    const padded = ` ${word} `;
    for (let start = 0; start + 3 <= padded.length; start += 1)
      add(vector, padded.slice(start, start + 3), 1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector.fill(1 / Math.sqrt(width)) : vector.map((value) => value / length);
}

function add(vector: Float32Array, feature: string, weight: number): void {
  const hash = fnv1a(feature);
  const index = hash % vector.length;
  vector[index] = (vector[index] ?? 0) + (hash & 0x8000_0000 ? -weight : weight);
}

/** http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

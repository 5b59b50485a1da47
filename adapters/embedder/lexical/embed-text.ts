import { hashFeature } from './hash-feature.ts';
import { textFeatures } from './text-features.ts';

/**
 * The text's features, each hashed with a sign into two of `dimensions` slots, scaled to length 1; all zeros for a text without words.
 * With one slot, two features that meet with opposite signs would wipe each other out.
 */
export function embedText(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const [feature, weight] of textFeatures(text)) {
    const first = hashFeature(feature);
    addTo(vector, first, weight);
    addTo(vector, Math.imul(first ^ (first >>> 15), 0x9e3779b1) >>> 0, weight);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** The fourth bit is the sign; the slot comes from the bits above it. */
function addTo(vector: Float32Array, hashed: number, weight: number): void {
  const slot = (hashed >>> 4) % vector.length;
  vector[slot] = (vector[slot] ?? 0) + (hashed & 8 ? weight : -weight);
}

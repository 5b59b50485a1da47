import { hashFeature } from './hash-feature.ts';
import { textFeatures } from './text-features.ts';

/** The text's features, hashed with a sign into `dimensions` slots, scaled to length 1; all zeros for a text without words. */
export function embedText(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const [feature, weight] of textFeatures(text)) {
    const hashed = hashFeature(feature);
    const slot = (hashed >>> 1) % dimensions;
    vector[slot] = (vector[slot] ?? 0) + (hashed & 1 ? weight : -weight);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

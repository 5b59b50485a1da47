import { splitIdentifier, stem, stopWords } from '../../../src/adapter-kit/index.ts';

const wordWeight = 1;
const gramWeight = 0.45;

/**
 * What a text is made of, with weights: stems of its words, and runs of three letters within them, so that `instances` is near
 * `instance_uuid` and `netwrok` not far from `network`. A feature that comes again counts less each time.
 */
export function textFeatures(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of splitIdentifier(text)) {
    if (stopWords.has(word)) continue;
    const root = stem(word);
    counts.set(root, (counts.get(root) ?? 0) + 1);
  }
  const features = new Map<string, number>();
  for (const [root, count] of counts) {
    const weight = Math.sqrt(count);
    features.set(root, wordWeight * weight);
    const grams = letterRuns(root);
    for (const gram of grams) {
      features.set(gram, (features.get(gram) ?? 0) + (gramWeight * weight) / Math.sqrt(grams.length));
    }
  }
  return features;
}

/** Runs of three, with marks at both ends: `#or`, `ord`, `rde`, `der`, `er#`; prefixed so that they never equal a word. */
function letterRuns(word: string): readonly string[] {
  const marked = `#${word}#`;
  const runs: string[] = [];
  for (let at = 0; at + 3 <= marked.length; at++) runs.push(`~${marked.slice(at, at + 3)}`);
  return runs;
}

import { SYNONYMS } from '../lexicon/synonyms.ts';

/** How alike two stems are in meaning: 1 the same, 0.86 synonyms, 0.8 one family by their beginning, else 0. */
export function wordSimilarity(left: string, right: string): number {
  if (left === right) return 1;
  if (SYNONYMS.get(left)?.has(right) === true) return 0.86;
  const short = left.length < right.length ? left : right;
  const long = left.length < right.length ? right : left;
  if (/^\d/.test(short)) return 0;
  const shared = sharedPrefix(short, long);
  if (shared === short.length && short.length >= 4) return 0.82;
  if (shared >= 5 && shared >= long.length - 4 && shared >= short.length - 2) return 0.8;
  return 0;
}

function sharedPrefix(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}

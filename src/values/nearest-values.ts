import { editDistance } from '../shared/edit-distance.ts';
import { normaliseValue } from './normalise-value.ts';

/** Values given at most. */
const maxNearest = 8;

/** Of a longer text the beginning is compared, which takes time by the product of the lengths. */
const maxLength = 200;

/** The stored values that resemble a text most: first those that hold it or stand in it, word by word, then by edit distance. */
export function nearestValues(text: string, values: readonly string[]): readonly string[] {
  const wanted = normaliseValue(text.slice(0, maxLength));
  const ranked = [...new Set(values)].map((value) => {
    const plain = normaliseValue(value.slice(0, maxLength));
    const distance = editDistance(wanted, plain) / Math.max(wanted.length, plain.length, 1);
    return { value, distance: sharesWords(wanted, plain) ? distance / 4 : distance };
  });
  ranked.sort((a, b) => a.distance - b.distance || (a.value < b.value ? -1 : 1));
  return ranked.slice(0, maxNearest).map(({ value }) => value);
}

function sharesWords(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  return ` ${one} `.includes(` ${other} `) || ` ${other} `.includes(` ${one} `);
}

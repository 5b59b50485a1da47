import { stem } from '../shared/text/stem.ts';

/** What a value and the words of a question that name it have in common: lower case, no accents, no punctuation, stems. */
export function normaliseValue(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map(stem).join(' ');
}

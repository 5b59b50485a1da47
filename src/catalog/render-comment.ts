/**
 * A comment on one line, without control or direction-changing characters, cut at a word to `maxLength` characters: it can neither
 * start a line of its own nor hide text.
 */
export function renderComment(comment: string | null, maxLength: number): string {
  if (comment === null || comment === '') return '';
  const line = comment
    .slice(0, maxLength * 4)
    .replace(unprintable, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (line.length <= maxLength) return line;
  const cut = line.slice(0, maxLength - 1);
  const atWord = cut.lastIndexOf(' ');
  return `${(atWord > maxLength / 2 ? cut.slice(0, atWord) : cut).toWellFormed().replace(/\uFFFD$/, '')}…`;
}

const unprintable = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

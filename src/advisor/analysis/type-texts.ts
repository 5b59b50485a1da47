import type { SqlToken } from '../syntax/syntax.ts';

/**
 * The type of each column of a CREATE TABLE as it is written: what stands between the column's name and its first
 * constraint, the next comma or the end.
 */
export function typeTexts(
  text: string,
  tokens: readonly SqlToken[],
  nameEnds: readonly number[],
): readonly string[] {
  const characters = Array.from(text);
  return nameEnds.map((nameEnd) => {
    let depth = 0;
    let end = nameEnd;
    for (const token of tokens) {
      if (token.start < nameEnd) continue;
      if (depth === 0 && (token.text === ',' || token.text === ')' || endsType(token))) break;
      if (opening.has(token.text)) depth += 1;
      if (closing.has(token.text)) depth -= 1;
      end = token.end;
    }
    return characters.slice(nameEnd, end).join('').trim();
  });
}

const opening = new Set(['(', '[', '<']);
const closing = new Set([')', ']', '>']);
const constraints = new Set(
  `NOT NULL DEFAULT PRIMARY UNIQUE REFERENCES CHECK COMMENT GENERATED COLLATE CONSTRAINT AUTO_INCREMENT AUTOINCREMENT
  ENCODE AS ON KEY STORED VIRTUAL INVISIBLE IDENTITY`.split(/\s+/),
);

function endsType({ kind, text }: SqlToken): boolean {
  if (kind === 'STRING' || kind === 'QUOTED_IDENTIFIER') return false;
  // `CHARACTER SET x` ends a type, `CHARACTER VARYING` is one
  return constraints.has(text.toUpperCase()) || text.toUpperCase() === 'CHARSET';
}

import type { Cell } from '../../../src/adapter-kit/index.ts';

/**
 * Reads `{1,NULL,"a \"b\""}`, nested to any number of dimensions and with or without bounds in front (`[0:1]={…}`).
 *
 * Source: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
 */
export function parseArrayLiteral(
  text: string,
  delimiter: string,
  decode: (item: string) => Cell,
): readonly Cell[] {
  let at = text.startsWith('[') ? text.indexOf('=') + 1 : 0;

  function readArray(): readonly Cell[] {
    const items: Cell[] = [];
    at += 1;
    while (at < text.length && text[at] !== '}') {
      if (text[at] === delimiter) at += 1;
      if (text[at] === '{') items.push(readArray());
      else if (text[at] === '"') items.push(decode(readQuoted()));
      else items.push(readBare());
    }
    at += 1;
    return items;
  }

  function readQuoted(): string {
    let value = '';
    for (at += 1; at < text.length && text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1;
      value += text[at];
    }
    at += 1;
    return value;
  }

  function readBare(): Cell {
    const start = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== '}') at += 1;
    const item = text.slice(start, at);
    return item === 'NULL' ? null : decode(item);
  }

  return readArray();
}

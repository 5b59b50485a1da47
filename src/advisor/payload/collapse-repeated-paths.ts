import { spliceText, type TextEdit } from '../syntax/splice-text.ts';
import type { SqlToken } from '../syntax/syntax.ts';

/**
 * `lake.lake.raw.orders` → `lake.raw.orders`, `lake.raw.lake.raw.orders` → `lake.raw.orders`: the text with each path that
 * begins with the same names twice or more written once; `null` when there is none.
 */
export function collapseRepeatedPaths(text: string, tokens: readonly SqlToken[] | null): string | null {
  const edits = pathsOf(tokens ?? []).flatMap((path) => editOf(path) ?? []);
  return edits.length === 0 ? null : spliceText(text, edits);
}

function editOf(path: readonly SqlToken[]): TextEdit | null {
  const names = path.map(({ text }) => text.toLowerCase());
  for (const length of [1, 2, 3]) {
    let repeats = 0;
    while (
      (repeats + 2) * length < names.length &&
      names.slice(0, length).every((name, index) => name === names[(repeats + 1) * length + index])
    ) {
      repeats += 1;
    }
    const [first, kept] = [path[0], path[repeats * length]];
    if (repeats > 0 && first && kept) return { start: first.start, end: kept.start, text: '' };
  }
  return null;
}

function pathsOf(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const paths: SqlToken[][] = [];
  let path: SqlToken[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'DOT') continue;
    if (tokens[index - 1]?.kind === 'DOT' && path.length > 0) path.push(token);
    else {
      paths.push(path);
      path = [token];
    }
  }
  return [...paths, path].filter(({ length }) => length > 2);
}

import { splitSegments } from '../syntax/split-segments.ts';

/**
 * Readings of a statement that was joined into one line, so that a `--` comment swallowed what followed it: the comment ends
 * before one of its words, and the rest is SQL again. Endings before a keyword come first, then the others, the shortest
 * comment first. Only for texts that hold a `--` outside quotes with words after it on the same line.
 */
export function uncoverSwallowedComment(text: string): readonly string[] {
  return expand(text, 3);
}

function expand(text: string, comments: number): readonly string[] {
  const found = firstComment(text);
  if (found === null || comments === 0) return [];
  const { before, comment, after } = found;
  const words = [...comment.matchAll(/\S+/g)];
  const endings = words.slice(1).map((word) => ({ at: word.index, word: word[0] }));
  const ranked = [
    ...endings.filter(({ word }) => keyword.test(word)),
    ...endings.filter(({ word }) => !keyword.test(word)),
  ];
  return ranked.flatMap(({ at }) => {
    const read = `${before} ${comment.slice(at)}${after}`;
    return [read, ...(firstComment(read) ? expand(read, comments - 1) : [])];
  });
}

const keyword =
  /^(?:SELECT|FROM|WHERE|GROUP|ORDER|HAVING|LIMIT|UNION|EXCEPT|INTERSECT|JOIN|LEFT|RIGHT|INNER|FULL|CROSS|ON|AND|OR|CASE|WHEN|THEN|ELSE|END|WITH|AS|OFFSET|WINDOW|[(),].*|SUM\(.*|COUNT\(.*|AVG\(.*|MIN\(.*|MAX\(.*)$/;

function firstComment(text: string): { before: string; comment: string; after: string } | null {
  const segments = splitSegments(text);
  const index = segments.findIndex(({ kind }) => kind === 'line comment');
  if (index < 0) return null;
  const joined = (parts: typeof segments) => parts.map((segment) => segment.text).join('');
  return {
    before: joined(segments.slice(0, index)),
    comment: (segments[index]?.text ?? '').slice(2),
    after: joined(segments.slice(index + 1)),
  };
}

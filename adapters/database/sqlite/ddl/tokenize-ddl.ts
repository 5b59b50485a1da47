export interface DdlToken {
  /** `quoted` is a name in "", `` or []; `word` a bare name, keyword or number. */
  readonly kind: 'word' | 'quoted' | 'string' | 'comment' | 'symbol';
  /** Without quotes, and without the marks of a comment. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const pattern =
  /--(?<line>[^\n]*)|\/\*(?<block>[\s\S]*?)(?:\*\/|$)|'(?<string>(?:[^']|'')*)'|"(?<double>(?:[^"]|"")*)"|`(?<back>(?:[^`]|``)*)`|\[(?<bracket>[^\]]*)\]|(?<word>[\w$.\u{80}-\u{10ffff}]+)|(?<symbol>[^\s])/gu;

/** The tokens of a CREATE statement that SQLite has accepted, comments among them. */
export function tokenizeDdl(sql: string): readonly DdlToken[] {
  return Array.from(sql.matchAll(pattern), (match) => {
    const { line, block, string, double, back, bracket, word, symbol } = match.groups ?? {};
    const token = (kind: DdlToken['kind'], value: string): DdlToken => ({
      kind,
      value,
      start: match.index,
      end: match.index + match[0].length,
    });
    if (line !== undefined) return token('comment', commentText(line));
    if (block !== undefined) return token('comment', commentText(block));
    if (string !== undefined) return token('string', string.replaceAll("''", "'"));
    if (double !== undefined) return token('quoted', double.replaceAll('""', '"'));
    if (back !== undefined) return token('quoted', back.replaceAll('``', '`'));
    if (bracket !== undefined) return token('quoted', bracket);
    return word !== undefined ? token('word', word) : token('symbol', symbol ?? '');
  });
}

/** One line, without the rules and stars that decorate comments. */
function commentText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s*=#-]+|[\s*=#-]+$/g, ''))
    .filter((line) => line !== '')
    .join(' ');
}

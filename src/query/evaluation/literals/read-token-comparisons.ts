import type { Dialect } from '../../../ports/dialect.ts';
import { defaultGuardLimits } from '../../../safety/guard-limits.ts';
import { lexicalRules } from '../../../safety/lexer/lexical-rules.ts';
import { tokenText } from '../../../safety/lexer/token-text.ts';
import { type TokenKind, tokenize } from '../../../safety/lexer/tokenize.ts';
import type { ComparedLiterals, Comparison } from './comparison.ts';

type Column = Omit<Comparison, 'literal'>;

interface Piece {
  readonly kind: TokenKind;
  /** A string's content, a name without its quotes, anything else as it is spelled. */
  readonly text: string;
  /** In upper case; empty for quoted names and strings. */
  readonly keyword: string;
}

/** From the tokens alone: `column = 'text'` either way round, `column IN ('a', 'b')`, and the same with `lower(column)`. */
export function readTokenComparisons(sql: string, dialect: Dialect): ComparedLiterals {
  const { tokens } = tokenize(sql, lexicalRules[dialect], defaultGuardLimits.maxTokens);
  const pieces = tokens.map((token): Piece => {
    const spelled = sql.slice(token.start, token.end);
    if (token.kind === 'string') return { kind: 'string', text: contentOf(spelled), keyword: '' };
    const text = token.kind === 'name' ? tokenText(sql, token) : spelled;
    return { kind: token.kind, text, keyword: token.kind === 'name' ? '' : spelled.toUpperCase() };
  });
  return {
    comparisons: pieces.flatMap((_, at) => comparisonsAt(pieces, at)),
    sources: pieces.flatMap((_, at) => sourceAt(pieces, at)),
  };
}

function comparisonsAt(pieces: readonly Piece[], at: number): readonly Comparison[] {
  const piece = pieces[at];
  const compare = (column: Column | null, literals: readonly string[]) =>
    column === null ? [] : literals.map((literal) => ({ ...column, literal }));
  if (piece?.keyword === '=' && !isOperator(pieces[at - 1]) && !isOperator(pieces[at + 1])) {
    const [before, after] = [pieces[at - 1], pieces[at + 1]];
    if (after?.kind === 'string' && !isOperator(pieces[at + 2]))
      return compare(columnBefore(pieces, at), [after.text]);
    if (before?.kind === 'string' && !isOperator(pieces[at - 2]))
      return compare(columnAfter(pieces, at), [before.text]);
  }
  if (piece?.keyword === 'IN' && pieces[at - 1]?.keyword !== 'NOT' && pieces[at + 1]?.keyword === '(') {
    return compare(columnBefore(pieces, at), listAfter(pieces, at + 2));
  }
  return [];
}

function columnBefore(pieces: readonly Piece[], at: number): Column | null {
  let end = at - 1;
  const folded = pieces[end]?.keyword === ')';
  if (folded) {
    end -= 1;
    const start = pieces[end - 1]?.kind === 'dot' ? end - 2 : end;
    const isFolded = pieces[start - 1]?.keyword === '(' && folds.has(pieces[start - 2]?.keyword ?? '');
    if (!isFolded) return null;
  }
  const isQualified = pieces[end - 1]?.kind === 'dot';
  if (isOperator(pieces[isQualified ? end - 3 : end - 1])) return null;
  return columnAt(pieces[end], isQualified ? pieces[end - 2] : undefined, folded);
}

function columnAfter(pieces: readonly Piece[], at: number): Column | null {
  const isFolded = folds.has(pieces[at + 1]?.keyword ?? '') && pieces[at + 2]?.keyword === '(';
  const start = isFolded ? at + 3 : at + 1;
  const isQualified = pieces[start + 1]?.kind === 'dot';
  const next = pieces[start + (isQualified ? 3 : 1)];
  if (next?.keyword === '(' || isOperator(next)) return null;
  return columnAt(pieces[isQualified ? start + 2 : start], isQualified ? pieces[start] : undefined, isFolded);
}

const folds = new Set(['LOWER', 'UPPER', 'TRIM']);

function columnAt(column: Piece | undefined, qualifier: Piece | undefined, folded: boolean): Column | null {
  if (!isName(column)) return null;
  return { qualifier: isName(qualifier) ? qualifier.text : null, column: column.text, folded };
}

function listAfter(pieces: readonly Piece[], start: number): readonly string[] {
  const literals: string[] = [];
  for (let at = start; pieces[at]?.kind === 'string'; at += 2) {
    literals.push(pieces[at]?.text ?? '');
    if (pieces[at + 1]?.kind !== 'comma') break;
  }
  return literals;
}

/** `FROM a`, `JOIN s.a AS b`, and what follows a comma: a comma of another list gives tables that do not exist, which harms nothing. */
function sourceAt(pieces: readonly Piece[], at: number): ComparedLiterals['sources'] {
  if (!/^(?:FROM|JOIN|,)$/.test(pieces[at]?.keyword ?? '')) return [];
  let place = at + 1;
  while (isName(pieces[place]) && pieces[place + 1]?.kind === 'dot') place += 2;
  const table = pieces[place];
  if (!isName(table)) return [];
  const next = pieces[place + 1]?.keyword === 'AS' ? pieces[place + 2] : pieces[place + 1];
  const alias = isName(next) && !notAliases.has(next.keyword) ? next.text : table.text;
  return [{ table: table.text, alias }];
}

const notAliases = new Set(
  'WHERE ON USING JOIN INNER LEFT RIGHT FULL CROSS NATURAL GROUP ORDER HAVING LIMIT UNION EXCEPT INTERSECT WINDOW OFFSET FETCH'.split(
    ' ',
  ),
);

function isName(piece: Piece | undefined): piece is Piece {
  return piece?.kind === 'word' || piece?.kind === 'name';
}

function isOperator(piece: Piece | undefined): boolean {
  return piece?.kind === 'operator';
}

function contentOf(literal: string): string {
  const start = literal.search(/['"$]/);
  const quote = literal.charAt(start);
  return literal.slice(start + 1, -1).replaceAll(quote + quote, quote);
}

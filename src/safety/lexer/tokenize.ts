import type { LexicalRules } from './lexical-rules.ts';
import { scanQuoted } from './scan-quoted.ts';
import { skipBlockComment } from './skip-block-comment.ts';

export type TokenKind =
  | 'word'
  | 'name'
  | 'string'
  | 'number'
  | 'operator'
  | 'open'
  | 'close'
  | 'comma'
  | 'dot'
  | 'semicolon'
  | 'parameter'
  | 'executable_comment';

/** A stretch of the statement, as character offsets; `name` is a quoted one. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** Where a string, name or comment starts that never ends; `null` when all do. */
  readonly unterminatedAt: number | null;
  /** More tokens than asked for: the list is cut there. */
  readonly tooMany: boolean;
}

/** Splits a statement the way its dialect's own scanner would; white space and comments are left out. Linear in time. */
export function tokenize(sql: string, rules: LexicalRules, maxTokens: number): Tokens {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const next = skipBlank(sql, at, rules);
    if (next < 0) return { tokens, unterminatedAt: at, tooMany: false };
    if (next > at) {
      at = next;
      continue;
    }
    const kind = kindAt(sql, at, rules);
    const end = endOf(kind, sql, at, rules);
    if (end < 0) return { tokens, unterminatedAt: at, tooMany: false };
    if (tokens.length >= maxTokens) return { tokens, unterminatedAt: null, tooMany: true };
    tokens.push({ kind, start: at, end });
    at = end;
  }
  return { tokens, unterminatedAt: null, tooMany: false };
}

/** The offset past one stretch of white space or one comment; `at` itself when there is none; −1 for an open comment. */
function skipBlank(sql: string, at: number, rules: LexicalRules): number {
  const code = sql.charCodeAt(at);
  if (code <= 32 || (code === 0xfeff && rules.markIsBlank)) return at + 1;
  const pair = sql.substring(at, at + 2);
  if (pair === '--' && (!rules.dashNeedsSpace || !(sql.charCodeAt(at + 2) > 32)))
    return lineEnd(sql, at, rules);
  if (code === 35 && rules.hashComments) return lineEnd(sql, at, rules);
  if (pair === '/*' && !(rules.executableComments && /^(M?!|\+)/.test(sql.substring(at + 2, at + 4)))) {
    return skipBlockComment(sql, at, rules.nestedComments);
  }
  return at;
}

function lineEnd(sql: string, at: number, rules: LexicalRules): number {
  const pattern = rules.returnEndsLine ? /[\n\r]/g : /\n/g;
  pattern.lastIndex = at;
  return pattern.test(sql) ? pattern.lastIndex : sql.length;
}

function kindAt(sql: string, at: number, rules: LexicalRules): TokenKind {
  const character = sql.charAt(at);
  if (rules.executableComments && sql.startsWith('/*', at)) return 'executable_comment';
  if (character === "'") return 'string';
  if (character === '"') return rules.doubleQuotedStrings ? 'string' : 'name';
  if (character === '`' && rules.backtickNames) return 'name';
  if (character === '[' && rules.bracketNames) return 'name';
  if (character === '$' && rules.dollarQuotes && dollarTag(sql, at) !== null) return 'string';
  if (/[eE]/.test(character) && rules.escapeStrings && sql.charAt(at + 1) === "'") return 'string';
  if (/[0-9]/.test(character) || (character === '.' && /[0-9]/.test(sql.charAt(at + 1)))) return 'number';
  if (isWordStart(character)) return 'word';
  const isCast = character === ':' && sql.charAt(at - 1) === ':';
  if (/[$?@:]/.test(character) && !isCast && /[A-Za-z0-9_]/.test(sql.charAt(at + 1))) return 'parameter';
  return punctuation.get(character) ?? 'operator';
}

const punctuation: ReadonlyMap<string, TokenKind> = new Map([
  ['(', 'open'],
  ['[', 'open'],
  ['{', 'open'],
  [')', 'close'],
  [']', 'close'],
  ['}', 'close'],
  [',', 'comma'],
  ['.', 'dot'],
  [';', 'semicolon'],
  ['?', 'parameter'],
]);

function isWordStart(character: string): boolean {
  return /[A-Za-z_]/.test(character) || character.charCodeAt(0) >= 0x80;
}

function endOf(kind: TokenKind, sql: string, at: number, rules: LexicalRules): number {
  switch (kind) {
    case 'string':
      return stringEnd(sql, at, rules);
    case 'name':
      return nameEnd(sql, at, rules);
    case 'executable_comment':
      return skipBlockComment(sql, at, false);
    case 'number':
      return matchEnd(/(?:0[xX][0-9a-fA-F_]+|[0-9_]*\.?[0-9_]*(?:[eE][+-]?[0-9]+)?)/y, sql, at);
    case 'word':
      return matchEnd(rules.signsInWords ? /[\w$#@\u0080-\uffff]+/y : /[\w$\u0080-\uffff]+/y, sql, at);
    case 'parameter':
      return matchEnd(/[$?@:][A-Za-z0-9_]*/y, sql, at);
    default:
      return at + 1;
  }
}

function nameEnd(sql: string, at: number, { nameEscapes, doubledBrackets }: LexicalRules): number {
  const isBracket = sql.charAt(at) === '[';
  if (isBracket && !doubledBrackets) return sql.indexOf(']', at) + 1 || -1;
  return scanQuoted(sql, at, isBracket ? ']' : sql.charAt(at), nameEscapes);
}

function stringEnd(sql: string, at: number, rules: LexicalRules): number {
  const character = sql.charAt(at);
  if (character === '$') {
    const tag = dollarTag(sql, at) ?? '$$';
    const end = sql.indexOf(tag, at + tag.length);
    return end < 0 ? -1 : end + tag.length;
  }
  const escapeString = character === 'e' || character === 'E';
  const quote = escapeString ? "'" : character;
  return scanQuoted(sql, escapeString ? at + 1 : at, quote, escapeString || rules.backslashEscapes);
}

/** `$tag$` at the offset, or `null`. */
function dollarTag(sql: string, at: number): string | null {
  const pattern = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? null;
}

function matchEnd(pattern: RegExp, sql: string, at: number): number {
  pattern.lastIndex = at;
  return Math.max(at + (pattern.exec(sql)?.[0].length ?? 0), at + 1);
}

import type { GuardLimits } from '../guard-limits.ts';
import type { LexicalRules } from '../lexer/lexical-rules.ts';
import { type Tokens, tokenize } from '../lexer/tokenize.ts';
import type { StoppedVerdict } from '../verdict.ts';
import { measureDepth } from './measure-depth.ts';

/** The statement's tokens when it is within the limits and well-formed text, else why not. Linear in time. */
export function checkCaps(sql: string, rules: LexicalRules, limits: GuardLimits): Tokens | StoppedVerdict {
  if (sql.length > limits.maxBytes || Buffer.byteLength(sql) > limits.maxBytes) {
    return refuse(
      'too_large',
      null,
      `The statement is longer than ${limits.maxBytes} bytes. Write a shorter one.`,
    );
  }
  const control = findControlCharacter(sql);
  if (control >= 0) {
    return refuse('control_character', control, 'The statement holds a control character. Remove it.');
  }
  if (!sql.isWellFormed()) {
    return refuse(
      'control_character',
      null,
      'The statement is not well-formed Unicode: it holds half a surrogate pair.',
    );
  }
  const lexed = tokenize(sql, rules, limits.maxTokens);
  if (lexed.unterminatedAt !== null) {
    return refuse('syntax', lexed.unterminatedAt, 'A string, quoted name or comment never ends. Close it.');
  }
  if (lexed.tooMany) {
    return refuse(
      'too_large',
      null,
      `The statement has more than ${limits.maxTokens} tokens. Write a shorter one.`,
    );
  }
  const { nesting, depth } = measureDepth(sql, lexed.tokens);
  if (nesting > limits.maxNesting || depth > limits.maxDepth) {
    const message = `The statement is nested too deeply (${limits.maxNesting} levels are allowed). Write a flatter one.`;
    return refuse('too_deep', null, message);
  }
  return lexed;
}

function refuse(rule: string, at: number | null, message: string): StoppedVerdict {
  return { verdict: 'refused', rule, at, message };
}

/** The first control character that is not white space in every dialect; −1 when there is none. */
function findControlCharacter(sql: string): number {
  for (let at = 0; at < sql.length; at += 1) {
    const code = sql.charCodeAt(at);
    if ((code < 32 && !isBlank(code)) || code === 127) return at;
  }
  return -1;
}

/** Tab, line feed, form feed, carriage return. */
function isBlank(code: number): boolean {
  return code === 9 || code === 10 || code === 12 || code === 13;
}

import type { Token } from '../lexer/tokenize.ts';
import { matchClose } from '../static/match-close.ts';
import { words } from '../static/words.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import { allowedFunctions } from './functions.ts';

/** Refuses clauses of ClickHouse's own: settings, formats, tables behind IN, functions named in APPLY. */
export function checkClauses(texts: readonly string[], tokens: readonly Token[]): StoppedVerdict | null {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word' || tokens[index - 1]?.kind === 'dot') continue;
    const message = judges[texts[index] ?? '']?.(texts, tokens, index) ?? null;
    if (message !== null) return stop('refused', message[0], token.start, message[1]);
  }
  return null;
}

type Finding = readonly [rule: string, message: string];
type ClauseJudge = (texts: readonly string[], tokens: readonly Token[], index: number) => Finding | null;

const judges: Readonly<Record<string, ClauseJudge>> = {
  SETTINGS: (texts, tokens, index) =>
    isName(tokens[index + 1]) && texts[index + 2] === '='
      ? ['setting', 'Settings may not be changed. Leave SETTINGS out.']
      : null,
  FORMAT: (texts, tokens, index) => {
    const after = tokens[index + 2];
    const ends =
      after === undefined ||
      /^(semicolon|close)$/.test(after.kind) ||
      /^(SETTINGS|INTO)$/.test(texts[index + 2] ?? '');
    return isName(tokens[index + 1]) && ends
      ? ['format', 'The form of the answer is set already. Leave FORMAT out.']
      : null;
  },
  IN: (texts, tokens, index) => {
    if (isCalled(texts, tokens, index))
      return ['schema', 'in(…) may read a table. Write a IN (SELECT … FROM …).'];
    const open = tokens[index + 1];
    const start = open?.kind === 'open' ? index + 2 : index + 1;
    let end = start;
    while (isName(tokens[end]) && tokens[end + 1]?.kind === 'dot') end += 2;
    const isPath =
      isName(tokens[end]) && (open?.kind !== 'open' || matchClose(tokens, index + 1) === end + 1);
    const isCall = tokens[end + 1]?.kind === 'open';
    return isPath && !isCall
      ? ['schema', 'A name after IN may be a table. Write IN (SELECT … FROM …).']
      : null;
  },
  APPLY: (texts, tokens, index) => {
    const at = tokens[index + 1]?.kind === 'open' ? index + 2 : index + 1;
    const isLambda = texts[at + 1] === '-' && texts[at + 2] === '>';
    const isAllowed = tokens[at]?.kind === 'word' && allowedFunctions.has((texts[at] ?? '').toLowerCase());
    return isName(tokens[at]) && !isLambda && !isAllowed
      ? ['function', `The function ${texts[at]?.toLowerCase()} is not allowed in APPLY.`]
      : null;
  },
};

/** `in(1, name)`, where no operand stands before. */
function isCalled(texts: readonly string[], tokens: readonly Token[], index: number): boolean {
  let at = index - 1;
  while (/^(NOT|GLOBAL)$/.test(texts[at] ?? '')) at -= 1;
  const previous = tokens[at];
  if (tokens[index + 1]?.kind !== 'open' || previous === undefined) return false;
  if (/^(open|comma|operator)$/.test(previous.kind)) return true;
  return previous.kind === 'word' && beforeOperand.has(texts[at] ?? '');
}

const beforeOperand = words(`
  SELECT DISTINCT ALL WHERE PREWHERE HAVING QUALIFY AND OR XOR BY ON WHEN THEN ELSE CASE WITH IN LIKE ILIKE BETWEEN IS
`);

function isName(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'name';
}

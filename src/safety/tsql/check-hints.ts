import type { Token } from '../lexer/tokenize.ts';
import { matchClose } from '../static/match-close.ts';
import { words } from '../static/words.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';

/** Allows, of the hints to a table and to the query, those that neither lock, lift limits nor change how the engine works. */
export function checkHints(texts: readonly string[], tokens: readonly Token[]): StoppedVerdict | null {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word' || tokens[index + 1]?.kind !== 'open') continue;
    const isTable = texts[index] === 'WITH' && !isSchemaOfCall(texts, tokens, index);
    if (!isTable && texts[index] !== 'OPTION') continue;
    const end = matchClose(tokens, index + 1);
    const hints = texts.slice(index + 2, end).join(' ');
    const allowed = isTable ? tableHints : queryHints;
    if (hints.split(/ , /).every((hint) => isAllowed(hint, allowed))) continue;
    const rule = isTable ? 'locking' : 'hint';
    return stop('refused', rule, token.start, `This hint may not be used. Leave ${texts[index]} (…) out.`);
  }
  return null;
}

/** The columns after OPENJSON(…). */
function isSchemaOfCall(texts: readonly string[], tokens: readonly Token[], index: number): boolean {
  if (tokens[index - 1]?.kind !== 'close') return false;
  let depth = 1;
  let open = index - 1;
  while (depth > 0 && open > 0) {
    open -= 1;
    if (tokens[open]?.kind === 'close') depth += 1;
    if (tokens[open]?.kind === 'open') depth -= 1;
  }
  return texts[open - 1] === 'OPENJSON';
}

function isAllowed(hint: string, allowed: ReadonlySet<string>): boolean {
  const plain = hint.replace(/ ?=? ?\(? ?[1-9]\d{0,4} ?\)?$/, '').trim();
  return allowed.has(plain);
}

const tableHints = words('NOLOCK READUNCOMMITTED NOEXPAND FORCESEEK FORCESCAN INDEX');
/** MAXRECURSION 0 would lift the limit: a number is from 1 on. */
const queryHints: ReadonlySet<string> = new Set([
  ...words('RECOMPILE MAXDOP MAXRECURSION FAST'),
  ...['FORCE ORDER', 'HASH JOIN', 'LOOP JOIN', 'MERGE JOIN', 'HASH GROUP', 'ORDER GROUP', 'HASH UNION'],
  ...['CONCAT UNION', 'MERGE UNION', 'OPTIMIZE FOR UNKNOWN', 'KEEP PLAN', 'KEEPFIXED PLAN'],
]);

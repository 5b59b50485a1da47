import type { Dialect } from '../../../ports/dialect.ts';
import type { DialectEquivalent, SqlFault } from '../../../ports/sql-fault.ts';
import { defaultGuardLimits } from '../../../safety/guard-limits.ts';
import { lexicalRules } from '../../../safety/lexer/lexical-rules.ts';
import { tokenText } from '../../../safety/lexer/token-text.ts';
import { type Token, tokenize } from '../../../safety/lexer/tokenize.ts';
import { constructs } from './construct-equivalents.ts';
import { functionEquivalent } from './function-equivalents.ts';
import { type Spoken, spokenDialect } from './spoken.ts';

/** Equivalents listed at most. */
const maxEquivalents = 5;

/** The fault, with how this dialect writes what the statement has from another one. */
export function suggestEquivalents(fault: SqlFault, sql: string, dialect: Dialect): SqlFault {
  const spoken = spokenDialect(dialect);
  if (spoken === null) return fault;
  const equivalents = find(fault, sql, dialect, spoken);
  return equivalents.length === 0 ? fault : { ...fault, equivalents };
}

function find(
  { kind, name }: SqlFault,
  sql: string,
  dialect: Dialect,
  spoken: Spoken,
): readonly DialectEquivalent[] {
  const functionName = name?.split('.').at(-1) ?? '';
  const own = functionEquivalent(functionName, spoken);
  if (kind === 'unknown_function' || kind === 'type_mismatch') {
    return own === null ? [] : [{ foreign: functionName, here: own }];
  }
  if (kind !== 'syntax' && kind !== 'refused' && !unitNames.has(functionName.toLowerCase())) return [];
  const { tokens } = tokenize(sql, lexicalRules[dialect], defaultGuardLimits.maxTokens);
  const found = [...foreignConstructs(sql, tokens, spoken), ...foreignCalls(sql, tokens, spoken)];
  const distinct = new Map(found.map((equivalent) => [equivalent.here, equivalent]));
  return [...distinct.values()].slice(0, maxEquivalents);
}

/** What engines take for a column where a function of another one, such as `DATEDIFF(day, a, b)`, wants a unit or a type. */
const unitNames = new Set(
  'year quarter month week day hour minute second interval varchar char integer int decimal date datetime'.split(
    ' ',
  ),
);

function foreignConstructs(
  sql: string,
  tokens: readonly Token[],
  spoken: Spoken,
): readonly DialectEquivalent[] {
  const text = tokens.map((token) => (token.kind === 'string' ? "''" : tokenText(sql, token))).join(' ');
  return constructs.flatMap(({ foreign, pattern, written }) => {
    const here = written[spoken];
    return here !== null && pattern.test(` ${text} `) ? [{ foreign, here }] : [];
  });
}

/** Calls of functions that this dialect writes in another way. */
function foreignCalls(sql: string, tokens: readonly Token[], spoken: Spoken): readonly DialectEquivalent[] {
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    if (token.kind !== 'word' || next?.kind !== 'open' || sql.charAt(next.start) !== '(') return [];
    const foreign = sql.slice(token.start, token.end);
    const here = functionEquivalent(foreign, spoken);
    return here === null || here.toLowerCase().startsWith(`${foreign.toLowerCase()}(`)
      ? []
      : [{ foreign, here }];
  });
}

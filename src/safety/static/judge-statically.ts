import { type CatalogIndex, catalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Token, Tokens } from '../lexer/tokenize.ts';
import { policyOf } from '../policy-of.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict, Verdict } from '../verdict.ts';
import { checkCalls } from './check-calls.ts';
import { checkColumns } from './check-columns.ts';
import { checkKind } from './check-kind.ts';
import { checkQualifiers } from './check-qualifiers.ts';
import { checkTables } from './check-tables.ts';
import { findDefinitions } from './find-definitions.ts';
import { findInlineFunctions } from './find-inline-functions.ts';
import { type DefinedScope, findScopes } from './find-scopes.ts';
import { type FoundTables, findTables } from './find-tables.ts';
import type { StaticDialect } from './static-dialect.ts';

/** Judges by tokens alone, for dialects whose own parser cannot be embedded. What is not understood is refused. */
export function judgeStatically(
  sql: string,
  context: JudgeContext,
  lexed: Tokens,
  dialect: StaticDialect,
): Verdict {
  const tokens = lexed.tokens;
  const texts = tokens.map((token) => tokenText(sql, token));
  const catalog = context.catalog === null ? null : catalogIndex(context.catalog);
  return (
    checkKind(sql, tokens, dialect) ??
    checkTokens(texts, tokens, dialect) ??
    checkReferences(texts, tokens, context, catalog, dialect) ?? { verdict: 'read' }
  );
}

function checkTokens(
  texts: readonly string[],
  tokens: readonly Token[],
  dialect: StaticDialect,
): StoppedVerdict | null {
  for (const [index, token] of tokens.entries()) {
    const text = texts[index] ?? '';
    if (token.kind === 'executable_comment' && !isHarmlessHint(text)) {
      return stop('refused', 'executable_comment', token.start, 'A comment would be executed. Leave it out.');
    }
    if ((token.kind === 'parameter' || token.kind === 'operator') && dialect.variable.test(text)) {
      const message = 'Parameters and session variables may not be used. Write the value itself.';
      return stop('refused', 'parameter', token.start, message);
    }
    if ((token.kind !== 'word' && token.kind !== 'open') || tokens[index - 1]?.kind === 'dot') continue;
    const phrase = dialect.phrases.find(
      ({ words, unless }) =>
        words.every((word, at) => texts[index + at] === word) &&
        (unless === undefined || texts[index + words.length] !== unless),
    );
    if (phrase !== undefined) return stop('refused', phrase.rule, token.start, phrase.message);
  }
  return null;
}

/** Optimizer hints, but for those that set variables. */
function isHarmlessHint(text: string): boolean {
  return text.startsWith('/*+') && !/SET_VAR|RESOURCE_GROUP|MAX_EXECUTION_TIME/i.test(text);
}

function checkReferences(
  texts: readonly string[],
  tokens: readonly Token[],
  context: JudgeContext,
  catalog: CatalogIndex | null,
  dialect: StaticDialect,
): StoppedVerdict | null {
  const inline = dialect.inlineFunctions ? findInlineFunctions(texts, tokens) : [];
  const definitions = new Set([...findDefinitions(texts, tokens), ...inline]);
  const tables = findTables(texts, tokens, dialect);
  const rules = policyOf(context);
  const named = new Set([...definitions, ...tables.aliases]);
  const own = inline.map((at) => texts[at] ?? '');
  const declared = new Set([...(context.allowedFunctions ?? []), ...own].map((name) => name.toLowerCase()));
  const home = catalog?.searchPath[0]?.toLowerCase();
  const isDeclared = (name: string, qualifier: string | null) =>
    qualifier === null
      ? declared.has(name)
      : declared.has(`${qualifier}.${name}`) || (qualifier === home && declared.has(name));
  const scopes = findScopes(texts, tokens, dialect.recursesPlainly);
  return (
    (dialect.withExpressions ? null : checkWith(texts, tokens, definitions)) ??
    checkBodies(texts, tokens, scopes, dialect) ??
    checkWalk(tables) ??
    checkTables(tables.references, tokens, scopes, dialect, catalog, rules) ??
    checkTableFunctions(tables, tokens, dialect) ??
    checkColumns(texts, tokens, tables, catalog, rules.policy) ??
    checkCalls(texts, tokens, named, dialect, isDeclared) ??
    (dialect.qualifiersAreTables ? checkQualifiers(texts, tokens, tables, catalog) : null)
  );
}

function checkTableFunctions(
  { references }: FoundTables,
  tokens: readonly Token[],
  { tableFunctions }: StaticDialect,
): StoppedVerdict | null {
  const odd = references.find(
    ({ kind, parts }) =>
      kind === 'call' && tableFunctions?.has(parts.map((part) => part.toLowerCase()).join('.')) === false,
  );
  if (odd === undefined) return null;
  const message = `The table function ${odd.parts.join('.').toLowerCase()}() is not allowed. Use the tables that are listed.`;
  return stop('refused', 'function', tokens[odd.index]?.start ?? null, message);
}

function checkWalk(tables: FoundTables): StoppedVerdict | null {
  if (tables.oddAt === null) return null;
  return stop(
    'refused',
    'syntax',
    tables.oddAt,
    'The guard does not understand what follows the table. Write it more plainly.',
  );
}

/** A common table expression is a query, and nothing else that a grammar of another version may allow there. */
function checkBodies(
  texts: readonly string[],
  tokens: readonly Token[],
  scopes: readonly DefinedScope[],
  dialect: StaticDialect,
): StoppedVerdict | null {
  const odd = scopes.find(
    ({ body }) => texts[body + 1] !== '(' && !dialect.starters.has(texts[body + 1] ?? ''),
  );
  if (odd === undefined) return null;
  const message = `After ${odd.name} AS comes a SELECT in brackets and nothing else.`;
  return stop('refused', 'statement_kind', tokens[odd.body]?.start ?? null, message);
}

/** WITH must name a query, or a function that is one expression: Trino's WITH SESSION and routines do other things. */
function checkWith(
  texts: readonly string[],
  tokens: readonly Token[],
  definitions: ReadonlySet<number>,
): StoppedVerdict | null {
  const isHead = texts[0] === 'WITH';
  const at = texts[1] === 'RECURSIVE' || texts[1] === 'FUNCTION' ? 2 : 1;
  if (!isHead || definitions.has(at)) return null;
  return stop(
    'refused',
    'statement_kind',
    tokens[0]?.start ?? 0,
    'After WITH comes `name AS (SELECT …)` and nothing else.',
  );
}

import { catalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import type { Tokens } from '../lexer/tokenize.ts';
import { policyOf } from '../policy-of.ts';
import type { Verdict } from '../verdict.ts';
import { checkPolicy } from './check-policy.ts';
import { checkQuoted } from './check-quoted.ts';
import { checkStatically } from './check-statically.ts';
import { guardEngine } from './guard-engine.ts';
import { readOutcome } from './read-outcome.ts';

/**
 * Judges twice: by its tokens, then by preparing it on an empty in-memory database that has the catalog's tables, under
 * SQLite's own authorizer (Node 24; without it the tokens and the preparation alone). A table, column or function that
 * SQLite does not know leaves the verdict to the tokens: such a statement fails in the dry run, which names the fault.
 */
export async function judgeSqlite(sql: string, context: JudgeContext, tokens: Tokens): Promise<Verdict> {
  const declared = new Set((context.allowedFunctions ?? []).map((name) => name.toLowerCase()));
  const finding = checkStatically(sql, tokens.tokens, declared);
  if (finding !== null) return finding;
  const engine = await guardEngine(context);
  const index = context.catalog === null ? null : catalogIndex(context.catalog);
  let outcome = engine.prepare(sql, tokens.tokens, index, declared);
  // Written for a SQLite that takes such a name for a text; whether this database's does its dry run says.
  const quotesTexts = outcome.error?.startsWith('no such column: "') === true;
  if (quotesTexts) {
    const engineOfTexts = await guardEngine(context, 'strings');
    outcome = engineOfTexts.prepare(sql, tokens.tokens, index, declared);
  }
  const { policy, strictNames } = policyOf(context);
  const verdict = readOutcome(sql, tokens.tokens, outcome, strictNames);
  if (verdict.verdict !== 'read' || index === null || policy === null) return verdict;
  return (
    (quotesTexts ? checkQuoted(sql, tokens.tokens, index, policy) : null) ??
    checkPolicy(sql, tokens.tokens, index, policy, engine.isAuthorized) ??
    verdict
  );
}

import { catalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import type { Tokens } from '../lexer/tokenize.ts';
import type { Verdict } from '../verdict.ts';
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
  const engine = await guardEngine(context.catalog);
  const index = context.catalog === null ? null : catalogIndex(context.catalog);
  return readOutcome(sql, tokens.tokens, engine.prepare(sql, tokens.tokens, index, declared));
}

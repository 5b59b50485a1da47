import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Sandbox } from '../../ports/sandbox.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Design } from '../design/design.ts';
import type { Proposal } from '../design/proposal.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Laboratory } from '../verification/laboratory/laboratory.ts';
import { openLaboratory } from '../verification/laboratory/open-laboratory.ts';
import type { Verdict } from '../verification/verdict.ts';
import { verifyRewrite } from '../verification/verify-rewrite.ts';
import type { QueryVerdict } from './outcome.ts';

export interface VerifySubject {
  readonly analysis: Analysis;
  readonly design: Design;
  readonly queryIds: readonly string[];
  /** What made the change; `null` for the identity. */
  readonly proposal: Proposal | null;
}

/** Time for making data that tells mutants apart: for all queries of a proposal together, and for one of them. */
const proposalBudgetMs = 20_000;
const minBudgetMs = 1_000;
const maxBudgetMs = 5_000;

/**
 * A verdict for each query: proven from the trees where that can be, else tested in the first sandbox that stands in for the dialect and
 * can be opened. Where there is none, what a rule builds equal is proven by its construction, and the rest is `bound`. Rejects with
 * `ABORTED`, and with `SANDBOX_FAILED` when a sandbox breaks.
 */
export async function verifyQueries(
  dependencies: { readonly syntax: Syntax; readonly sandboxes: readonly Sandbox[] },
  subject: VerifySubject,
  options: CallOptions,
): Promise<readonly QueryVerdict[]> {
  const { syntax } = dependencies;
  const verdicts: QueryVerdict[] = [];
  const budgetMs = Math.max(minBudgetMs, Math.min(maxBudgetMs, proposalBudgetMs / subject.queryIds.length));
  let laboratory: Laboratory | string | null = null;
  try {
    for (const queryId of subject.queryIds) {
      let verdict = await verifyOne(null);
      if (verdict.kind === 'bound') {
        laboratory ??= await openFirst(dependencies, subject, options);
        verdict =
          typeof laboratory === 'string'
            ? { kind: 'bound', reason: laboratory }
            : await verifyOne(laboratory);
      }
      verdicts.push({ queryId, verdict: byConstruction(verdict, subject.proposal) });

      async function verifyOne(where: Laboratory | null): Promise<Verdict> {
        const original = subject.analysis.queries.find(({ id }) => id === queryId)?.sql ?? null;
        const rewritten = subject.design.queries.find((query) => query.queryId === queryId)?.sql;
        if (original === null || rewritten === undefined) {
          return { kind: 'uncheckable', reason: 'The query could not be read.' };
        }
        const { analysis, design } = subject;
        return verifyRewrite(
          { syntax, laboratory: where },
          { original, rewritten, analysis, design },
          { ...options, budgetMs },
        );
      }
    }
    return verdicts;
  } finally {
    if (laboratory !== null && typeof laboratory !== 'string') await (laboratory as Laboratory).close();
  }
}

/** The laboratory, or why there is none. */
async function openFirst(
  { syntax, sandboxes }: { readonly syntax: Syntax; readonly sandboxes: readonly Sandbox[] },
  { analysis, design }: VerifySubject,
  options: CallOptions,
): Promise<Laboratory | string> {
  let reason = `There is no sandbox that stands in for ${analysis.dialect}.`;
  for (const sandbox of sandboxes.filter(({ standsInFor }) => standsInFor.includes(analysis.dialect))) {
    try {
      return await openLaboratory({ syntax, sandbox }, { analysis, design }, options);
    } catch (error) {
      const isMissing = isNlQueryError(error, 'PEER_MISSING') || isNlQueryError(error, 'SANDBOX_FAILED');
      if (!isMissing) throw error;
      reason = `The sandbox "${sandbox.name}" could not be opened: ${error.message}`;
    }
  }
  return reason;
}

function byConstruction(verdict: Verdict, proposal: Proposal | null): Verdict {
  if (verdict.kind !== 'bound' || proposal?.proof !== 'construction' || proposal.assumes.length > 0)
    return verdict;
  return { kind: 'proven', by: `the construction of ${proposal.rule}` };
}

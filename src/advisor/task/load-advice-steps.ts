import { giveAdvice } from '../advice/give-advice.ts';
import { analyzePayload } from '../analysis/analyze-payload.ts';
import { applyProposal } from '../design/apply-proposal.ts';
import { buildIdentityDesign } from '../design/build-identity-design.ts';
import { proposeImprovements } from '../design/propose-improvements.ts';
import { renderDesign } from '../design/render-design.ts';
import { loadSyntax } from '../syntax/load-syntax.ts';
import { checkContract } from '../verification/check-contract.ts';
import type { AdviceSteps } from './advice-steps.ts';
import { estimateRewrite } from './estimate-rewrite.ts';
import { verifyQueries } from './verify-queries.ts';

/** What was not asked for is reported as such. */
const everything = { precompute: true, prune: true, maxProposals: 200 };

/**
 * The advisor's parts, with the parser they share.
 *
 * @throws `PEER_MISSING` when `@polyglot-sql/sdk` is not installed
 */
export async function loadAdviceSteps(): Promise<AdviceSteps> {
  const syntax = await loadSyntax();
  return {
    read: (payload, { dialect, catalog, schema }) =>
      analyzePayload({ syntax }, payload, { dialect: dialect ?? undefined, catalog, schema }),
    identity: async (analysis) => buildIdentityDesign({ syntax }, analysis),
    propose: async (analysis, design) => proposeImprovements({ syntax }, analysis, design, everything),
    apply: applyProposal,
    render: async (design) => renderDesign(design),
    estimateRewrite: async (analysis, design, rewrite) =>
      estimateRewrite({ syntax }, analysis, design, rewrite),
    advise: async (analysis, design) => giveAdvice({ syntax }, analysis, design),
    contractFaults: (design, rendered, analysis) => checkContract({ syntax }, { design, rendered, analysis }),
    verify: (sandboxes, subject, options) => verifyQueries({ syntax, sandboxes }, subject, options),
  };
}

import { duckdbSandbox } from '../../../adapters/sandbox/duckdb/index.ts';
import type { Analysis } from '../../../src/advisor/analysis/analysis.ts';
import type { Design } from '../../../src/advisor/design/design.ts';
import type { AdvisorPayload } from '../../../src/advisor/payload/advisor-payload.ts';
import { identityChoice } from '../../../src/advisor/task/identity-choice.ts';
import { loadAdviceSteps } from '../../../src/advisor/task/load-advice-steps.ts';
import type { Chosen } from '../../../src/advisor/task/outcome.ts';
import { takeProposals } from '../../../src/advisor/task/take-proposals.ts';

export interface Advice {
  readonly analysis: Analysis;
  readonly identity: Design;
  readonly chosen: Chosen;
  readonly seconds: number;
}

/** What a task works out for a payload, offline and without a model. */
export async function advisePayload(
  payload: AdvisorPayload,
  asked: { readonly precompute: boolean; readonly prune: boolean },
): Promise<Advice> {
  const start = performance.now();
  const steps = await loadAdviceSteps();
  const analysis = await steps.read(payload, { dialect: 'trino', catalog: null, schema: null });
  const { signal } = new AbortController();
  const context = { steps, sandboxes: [duckdbSandbox()], analysis, signal };
  const first = await identityChoice(context, signal);
  const memory = { once: <Value>(_: string, work: () => Promise<Value>) => work(), keep: async () => {} };
  const chosen = await takeProposals(context, memory, { chosen: first, asked, onStep: async () => {} });
  return { analysis, identity: first.design, chosen, seconds: (performance.now() - start) / 1_000 };
}

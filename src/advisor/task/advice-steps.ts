import type { CallOptions } from '../../ports/call-options.ts';
import type { Dialect } from '../../ports/dialect.ts';
import type { Sandbox } from '../../ports/sandbox.ts';
import type { Advice } from '../advice/advice.ts';
import type { AdvisorQuery, AdvisorStatement } from '../advisor-service.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Design } from '../design/design.ts';
import type { Proposal } from '../design/proposal.ts';
import type { AdvisorPayload } from '../payload/advisor-payload.ts';
import type { Verdict } from '../verification/verdict.ts';

/** What a task is made of, between what it was given and what it answers: each a function of its own area. */
export interface AdviceSteps {
  /** Parses, repairs, binds; never throws for SQL that it cannot read: that is an issue or a fault in the analysis. */
  read(payload: Omit<AdvisorPayload, 'url'>, target: ReadTarget): Promise<Analysis>;
  /** The rename-only design. */
  identity(analysis: Analysis): Promise<Design>;
  /** All rules' proposals against the design, asked for or not, best first. One that was made against an earlier design has the same id. */
  propose(analysis: Analysis, design: Design): Promise<readonly Proposal[]>;
  /** The design with the proposal in it; `null` when it no longer fits what was taken before. */
  apply(design: Design, proposal: Proposal): Design | null;
  render(design: Design): Promise<RenderedDesign>;
  /** What another form of one query is reckoned to save; 0 seconds when nothing speaks for it. */
  estimateRewrite(
    analysis: Analysis,
    design: Design,
    rewrite: { readonly queryId: string; readonly sql: string },
  ): Promise<Proposal['saving'] & { readonly evidence: readonly string[] }>;
  /** What is worth doing beside the design. */
  advise(analysis: Analysis, design: Design): Promise<readonly Advice[]>;
  /** Contract of a rendered design, checked on the tree; empty when it keeps it. Each a sentence. */
  contractFaults(design: Design, rendered: RenderedDesign, analysis: Analysis): Promise<readonly string[]>;
  /**
   * A verdict for each of `queryIds`: whether the design's query gives what the payload's query gives. `proven` needs no sandbox; without one
   * that fits, the rest is `bound`.
   */
  verify(
    sandboxes: readonly Sandbox[],
    subject: {
      readonly analysis: Analysis;
      readonly design: Design;
      readonly queryIds: readonly string[];
      /** What made the change; `null` for the identity. */
      readonly proposal: Proposal | null;
    },
    options: CallOptions & { readonly onProgress?: ((done: number, total: number) => void) | undefined },
  ): Promise<readonly { readonly queryId: string; readonly verdict: Verdict }[]>;
}

export interface ReadTarget {
  /** `null`: to be told from the DDL. */
  readonly dialect: Dialect | null;
  readonly catalog: string | null;
  readonly schema: string | null;
}

export interface RenderedDesign {
  readonly ddl: readonly AdvisorStatement[];
  readonly migrations: readonly AdvisorStatement[];
  readonly queries: readonly AdvisorQuery[];
}

import type { Advice } from '../../../../src/advisor/advice/advice.ts';
import { giveAdvice } from '../../../../src/advisor/advice/give-advice.ts';
import type { TableStatistics } from '../../../../src/advisor/analysis/analysis.ts';
import { analyzePayload } from '../../../../src/advisor/analysis/analyze-payload.ts';
import { applyProposal } from '../../../../src/advisor/design/apply-proposal.ts';
import { buildIdentityDesign } from '../../../../src/advisor/design/build-identity-design.ts';
import { proposeImprovements } from '../../../../src/advisor/design/propose-improvements.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import type { Dialect } from '../../../../src/ports/dialect.ts';

const syntax = await loadSyntax();

export interface AdviseOptions {
  readonly dialect?: Dialect;
  /** Proposals of these rules are in the design. */
  readonly taken?: readonly string[];
  /** By table. */
  readonly statistics?: Readonly<Record<string, TableStatistics>>;
}

/** What is advised on these tables and queries `q0`, `q1` …, each run ten times for five seconds. */
export async function adviseOn(
  ddl: readonly string[],
  queries: readonly string[],
  { dialect, taken = [], statistics = {} }: AdviseOptions = {},
): Promise<readonly Advice[]> {
  const read = await analyzePayload(
    { syntax },
    {
      ddl: ddl.map((statement) => ({ statement })),
      queries: queries.map((query, index) => ({
        queryid: `q${index}`,
        query,
        runquantity: 10,
        executiontime: 5,
      })),
    },
    { dialect },
  );
  const unread = read.queries.flatMap(({ faults }) => faults);
  if (unread.length > 0) throw new Error(unread.join('\n'));
  const analysis = {
    ...read,
    tables: read.tables.map((table) => ({ ...table, statistics: statistics[table.name] ?? null })),
  };
  let design = buildIdentityDesign({ syntax }, analysis);
  for (const rule of taken) {
    const proposals = await proposeImprovements({ syntax }, analysis, design, { precompute: true });
    for (const proposal of proposals.filter((candidate) => candidate.rule === rule)) {
      design = applyProposal(design, proposal) ?? design;
    }
  }
  return giveAdvice({ syntax }, analysis, design);
}

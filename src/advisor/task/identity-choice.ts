import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { Chosen } from './outcome.ts';
import type { TrialContext } from './try-proposal.ts';

/**
 * The rename-only design with its verdicts: what a task answers when nothing else holds. The time limit does not apply to building it.
 *
 * @throws `INVALID_REQUEST` when no table of the DDL can be read, or the design breaks its own contract
 */
export async function identityChoice(context: TrialContext, signal: AbortSignal): Promise<Chosen> {
  const { steps, analysis, sandboxes } = context;
  if (analysis.tables.length === 0) throw unusable('No table of the DDL could be read.');
  const design = await steps.identity(analysis);
  const faults = await steps.contractFaults(design, await steps.render(design), analysis);
  if (faults[0] !== undefined) throw unusable(`The rename-only design breaks its contract: ${faults[0]}`);
  const queryIds = analysis.queries.filter(({ sql }) => sql !== null).map(({ id }) => id);
  const verdicts = await verify();
  return {
    design,
    outcomes: [],
    verdicts: analysis.queries.map(({ id, faults: why }) => ({
      queryId: id,
      verdict: verdicts.find(({ queryId }) => queryId === id)?.verdict ?? {
        kind: 'uncheckable',
        reason: why[0] ?? 'It could not be read.',
      },
    })),
  };

  async function verify(): Promise<Chosen['verdicts']> {
    try {
      return await steps.verify(sandboxes, { analysis, design, queryIds, proposal: null }, { signal });
    } catch (error) {
      if (isNlQueryError(error, 'ABORTED')) throw error;
      return [];
    }
  }
}

function unusable(message: string): NlQueryError {
  return new NlQueryError('INVALID_REQUEST', message, { details: { issues: [{ path: 'ddl', message }] } });
}

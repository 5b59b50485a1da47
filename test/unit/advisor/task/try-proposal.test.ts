import { duckdbSandbox } from 'nlquery/sandbox/duckdb';
import { expect, it } from 'vitest';
import { loadAdviceSteps } from '../../../../src/advisor/task/load-advice-steps.ts';
import { tryProposal } from '../../../../src/advisor/task/try-proposal.ts';
import { wideTable } from '../../../fixtures/advisor/wide-table.ts';

it('takes a new layout of a table that a broken query names', async () => {
  const steps = await loadAdviceSteps();
  const analysis = await steps.read(wideTable.payload, { dialect: 'trino', catalog: null, schema: null });
  expect(analysis.queries.find(({ id }) => id === 'q16')).toMatchObject({ sql: null });
  const design = await steps.identity(analysis);
  const proposals = await steps.propose(analysis, design);
  const layout = proposals.find(({ id }) => id === 'partition-by-filter:crossings');
  if (!layout) throw new Error('no such proposal');
  const { signal } = new AbortController();
  const outcome = await tryProposal(
    { steps, sandboxes: [duckdbSandbox()], analysis, signal },
    design,
    layout,
  );
  expect(outcome).toMatchObject({ outcome: 'taken', reason: null });
  expect(outcome.verdicts.map(({ queryId }) => queryId)).not.toContain('q16');
}, 120_000);

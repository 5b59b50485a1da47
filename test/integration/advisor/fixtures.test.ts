import { setTimeout as delay } from 'node:timers/promises';
import { createNlQuery } from 'nlquery';
import { embedded } from 'nlquery/embedded';
import { expect, it } from 'vitest';
import { advisorFixtures } from '../../fixtures/advisor/index.ts';

/** With sandboxes the improvements are tried as well, which takes a minute or two. */
const sandboxes = process.env.WITH_SANDBOXES === '1' ? embedded({ inMemory: true }).advisor?.sandboxes : [];

it.each(advisorFixtures)(
  '$name is answered without a model, and every query that can be read is verified',
  {
    timeout: 240_000,
  },
  async ({ payload, broken }) => {
    const nl = createNlQuery({
      ...embedded({ inMemory: true }),
      advisor: { sandboxes: sandboxes ?? [] },
    });
    try {
      const { taskId } = await nl.advisor.submit({ ...payload, url: '' });
      while ((await nl.advisor.status(taskId)).status === 'RUNNING') await delay(100);
      const { status, ok, tokensUsed, queries } = await nl.advisor.result(taskId);
      expect({ status, ok, tokensUsed }).toEqual({ status: 'DONE', ok: true, tokensUsed: 0 });
      expect(queries.map(({ queryid }) => queryid)).toEqual(payload.queries.map(({ queryid }) => queryid));
      const report = await nl.advisor.report(taskId);
      for (const { queryId, verdict, faults } of report.queries) {
        if (queryId in broken) expect(faults, queryId).not.toEqual([]);
        else expect(['proven', 'tested'], `${queryId}: ${JSON.stringify(verdict)}`).toContain(verdict.kind);
      }
      for (const { outcome, verdicts } of report.proposals.filter(({ outcome }) => outcome === 'taken'))
        for (const { verdict } of verdicts) expect(['proven', 'tested'], outcome).toContain(verdict.kind);
    } finally {
      await nl.close();
    }
  },
);

import { describe, expect, it } from 'vitest';
import { analyzePayload } from '../../../../src/advisor/analysis/analyze-payload.ts';
import { applyProposal } from '../../../../src/advisor/design/apply-proposal.ts';
import { buildIdentityDesign } from '../../../../src/advisor/design/build-identity-design.ts';
import { proposeImprovements } from '../../../../src/advisor/design/propose-improvements.ts';
import { renderDesign } from '../../../../src/advisor/design/render-design.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { checkContract } from '../../../../src/advisor/verification/check-contract.ts';
import { proveRenaming } from '../../../../src/advisor/verification/prove-renaming.ts';
import { advisorFixtures } from '../../../fixtures/advisor/index.ts';
import { runDesign } from '../../../support/advisor/run-design.ts';

const syntax = await loadSyntax();

describe.each(advisorFixtures)('$name', ({ payload, broken, repaired, duplicates, nonDeterministic }) => {
  const reading = analyzePayload({ syntax }, payload);

  it('has 15 to 45 tables and 10 to 22 queries', () => {
    expect(payload.ddl.length).toBeGreaterThanOrEqual(15);
    expect(payload.ddl.length).toBeLessThanOrEqual(45);
    expect(payload.queries.length).toBeGreaterThanOrEqual(10);
    expect(payload.queries.length).toBeLessThanOrEqual(22);
  });

  it('names what is broken, repairs what can be, and finds duplicates', async () => {
    const { queries } = await reading;
    expect(queries.filter(({ sql }) => sql === null).map(({ id }) => id)).toEqual(Object.keys(broken));
    for (const [id, reason] of Object.entries(broken)) {
      expect(queries.find((query) => query.id === id)?.faults.join(' ')).toContain(reason);
    }
    expect(queries.filter(({ repairs }) => repairs.length > 0).map(({ id }) => id)).toEqual(repaired);
    const found = queries.flatMap(({ id, duplicateOf }) => (duplicateOf === null ? [] : [[id, duplicateOf]]));
    expect(Object.fromEntries(found)).toEqual(duplicates);
    for (const { id, facts } of queries) {
      const expected = nonDeterministic[id];
      if (expected === undefined) expect(facts?.nonDeterministic ?? [], id).toEqual([]);
      else expect(facts?.nonDeterministic.join(' ')).toContain(expected);
    }
  });

  it('has an identity that keeps the contract and is proven for every valid query', async () => {
    const analysis = await reading;
    const design = buildIdentityDesign({ syntax }, analysis);
    expect(await checkContract({ syntax }, { design, rendered: renderDesign(design), analysis })).toEqual([]);
    for (const { id, sql } of analysis.queries) {
      if (sql === null) continue;
      const [original, rewritten] = [
        sql,
        design.queries.find(({ queryId }) => queryId === id)?.sql ?? '',
      ].map((text) => syntax.parseOne(text, analysis.dialect));
      if (!original?.ok || !rewritten?.ok) throw new Error(id);
      expect(
        proveRenaming(syntax, { original: original.tree, rewritten: rewritten.tree, analysis, design }),
        id,
      ).toBe(true);
    }
    expect((await runDesign(syntax, analysis, design)).differing).toEqual([]);
  });

  it('gives the same rows, and keeps the contract, with everything taken that any rule proposes', async () => {
    const analysis = await reading;
    const tried = new Set<string>();
    let design = buildIdentityDesign({ syntax }, analysis);
    for (;;) {
      const proposals = await proposeImprovements({ syntax }, analysis, design, { precompute: true });
      const next = proposals.find(({ id }) => !tried.has(id));
      if (!next) break;
      tried.add(next.id);
      design = applyProposal(design, next) ?? design;
    }
    expect(tried.size).toBeGreaterThan(4);
    expect(await checkContract({ syntax }, { design, rendered: renderDesign(design), analysis })).toEqual([]);
    for (const seed of [1, 2]) {
      const run = await runDesign(syntax, analysis, design, { seed, rows: 120 });
      expect(run.differing).toEqual([]);
      expect(run.withRows).toBeGreaterThan(run.compared / 2);
    }
  });
});

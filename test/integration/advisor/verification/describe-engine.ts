import { afterAll, describe, expect, it } from 'vitest';
import type { Dialect, Sandbox } from '../../../../src/adapter-kit/index.ts';
import { analyzePayload } from '../../../../src/advisor/analysis/analyze-payload.ts';
import { buildIdentityDesign } from '../../../../src/advisor/design/build-identity-design.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { openLaboratory } from '../../../../src/advisor/verification/laboratory/open-laboratory.ts';
import type { Verdict } from '../../../../src/advisor/verification/verdict.ts';
import { verifyRewrite } from '../../../../src/advisor/verification/verify-rewrite.ts';

export interface EngineSource {
  readonly dialect: Dialect;
  readonly sandbox: Sandbox;
  readonly ddl: readonly string[];
  /** Before the names of tables. */
  readonly prefix: string;
  /** A condition on the month of a day, and the same as a range. */
  readonly month: readonly [string, string];
}

const syntax = await loadSyntax();

/** Tests that queries of the engine's are verified on the engine itself. */
export function describeEngine({ dialect, sandbox, ddl, prefix, month }: EngineSource): void {
  describe(`a source of ${dialect}`, async () => {
    const queries = [
      `SELECT c.name, sum(o.amount) AS total FROM ${prefix}customers c LEFT JOIN ${prefix}orders o ON o.customer_id = c.id GROUP BY c.name`,
      `SELECT count(*) AS n FROM ${prefix}orders WHERE ${month[0]}`,
    ];
    const analysis = await analyzePayload(
      { syntax },
      {
        ddl: ddl.map((statement) => ({ statement })),
        queries: queries.map((query, index) => ({ queryid: `q${index}`, query, runquantity: 1 })),
      },
      { dialect },
    );
    const design = buildIdentityDesign({ syntax }, analysis);
    const laboratory = await openLaboratory({ syntax, sandbox }, { analysis, design });
    afterAll(() => laboratory.close());

    function verdictOn(id: number, change: (sql: string) => string): Promise<Verdict> {
      const original = analysis.queries[id]?.sql ?? '';
      const rewritten = change(design.queries[id]?.sql ?? '');
      return verifyRewrite(
        { syntax, laboratory },
        { original, rewritten, analysis, design },
        { budgetMs: 4_000 },
      );
    }

    it('proves the identity', async () => {
      expect(analysis.queries.map(({ faults }) => faults)).toEqual([[], []]);
      expect(await verdictOn(0, (sql) => sql)).toMatchObject({ kind: 'proven' });
    });

    it('refutes an inner join in the place of an outer one', async () => {
      expect(await verdictOn(0, (sql) => sql.replace('LEFT JOIN', 'JOIN'))).toMatchObject({
        kind: 'refuted',
        counterexample: { tables: [{ name: 'customers' }] },
      });
    });

    it('takes a range in the place of a function of a column', async () => {
      expect(await verdictOn(1, (sql) => sql.replace(/WHERE .*$/s, `WHERE ${month[1]}`))).toMatchObject({
        kind: 'tested',
      });
    });

    it('refutes a range that ends a day early', async () => {
      const wrong = month[1].replace('2024-07-01', '2024-06-30').replace("'2024-07'", "'2024-06-30'");
      expect(await verdictOn(1, (sql) => sql.replace(/WHERE .*$/s, `WHERE ${wrong}`))).toMatchObject({
        kind: 'refuted',
      });
    });
  });
}

import { analyzePayload } from '../../../src/advisor/analysis/analyze-payload.ts';
import { buildIdentityDesign } from '../../../src/advisor/design/build-identity-design.ts';
import { proposeImprovements } from '../../../src/advisor/design/propose-improvements.ts';
import type { AdvisorPayload } from '../../../src/advisor/payload/advisor-payload.ts';
import { loadSyntax } from '../../../src/advisor/syntax/load-syntax.ts';

/** One row of the report: a size, what it took, and the ceiling it has to stay under. */
export interface AnalyzeRow {
  readonly step: string;
  readonly queries: number;
  readonly tables: number;
  readonly seconds: number;
  /** Seconds it may take; `null` where none is promised. */
  readonly ceiling: number | null;
  readonly peakMb: number;
}

/** Reads a generated payload of this size, makes its identity and asks every rule, each once. */
export async function measureAnalyze(queries: number, tables: number): Promise<readonly AnalyzeRow[]> {
  const payload = generatePayload(queries, tables);
  const rows: AnalyzeRow[] = [];
  const measure = async <Result>(
    step: string,
    ceiling: number | null,
    run: () => Promise<Result>,
  ): Promise<Result> => {
    const start = performance.now();
    const result = await run();
    const seconds = Number(((performance.now() - start) / 1_000).toFixed(2));
    rows.push({
      step,
      queries,
      tables,
      seconds,
      ceiling,
      peakMb: Math.round(process.memoryUsage().rss / 2 ** 20),
    });
    return result;
  };
  const syntax = await measure('load the parser', null, () => loadSyntax());
  const analysis = await measure('analyze', 10, () => analyzePayload({ syntax }, payload));
  const unread = analysis.queries.filter(({ sql }) => sql === null);
  if (unread.length > 0) throw new Error(`${unread.length} queries were not read: ${unread[0]?.faults[0]}`);
  const identity = await measure('identity design', null, async () =>
    buildIdentityDesign({ syntax }, analysis),
  );
  await measure('all rules', null, () =>
    proposeImprovements({ syntax }, analysis, identity, { precompute: true, prune: true }),
  );
  return rows;
}

/** Facts and dimensions in equal parts, 20 columns each; queries of five shapes, from a lookup to nested expressions over four tables. */
function generatePayload(queries: number, tables: number): AdvisorPayload {
  const columns = Array.from({ length: 16 }, (_, index) => `measure_${index} DOUBLE`).join(', ');
  const ddl = Array.from({ length: tables }, (_, index) => ({
    statement: `CREATE TABLE lake.raw.table_${index} (table_${index}_id BIGINT, parent_id BIGINT, happened_on DATE, status VARCHAR, ${columns}) WITH (format = 'PARQUET')`,
  }));
  return {
    url: '',
    ddl,
    queries: Array.from({ length: queries }, (_, index) => ({
      queryid: `query-${index}`,
      query: shapes[index % shapes.length]?.(index, tables) ?? '',
      runquantity: 1 + (index % 90),
      executiontime: 1 + (index % 17),
    })),
  };
}

type Shape = (index: number, tables: number) => string;

const at = (index: number, step: number, tables: number): string =>
  `table_${(index * 7 + step * 13) % tables}`;

const shapes: readonly Shape[] = [
  (index, tables) =>
    `SELECT status, count(*) AS n, sum(measure_1) AS total FROM lake.raw.${at(index, 0, tables)} WHERE year(happened_on) = ${2015 + (index % 10)} GROUP BY status ORDER BY n DESC`,
  (index, tables) =>
    `SELECT a.status, avg(b.measure_${index % 16}) FROM lake.raw.${at(index, 0, tables)} a JOIN lake.raw.${at(index, 1, tables)} b ON a.parent_id = b.${at(index, 1, tables)}_id WHERE a.happened_on BETWEEN DATE '2024-01-01' AND DATE '2024-03-31' AND b.status IN ('open', 'closed') GROUP BY a.status`,
  (index, tables) =>
    `WITH recent AS (SELECT parent_id, happened_on, measure_2 FROM lake.raw.${at(index, 0, tables)} WHERE status = 'state ${index % 5}'), totals AS (SELECT parent_id, sum(measure_2) AS total FROM recent GROUP BY parent_id) SELECT t.parent_id, t.total, r.happened_on, rank() OVER (PARTITION BY r.happened_on ORDER BY t.total DESC) AS place FROM totals t JOIN recent r ON r.parent_id = t.parent_id`,
  (index, tables) =>
    `SELECT c.status, count(DISTINCT a.parent_id) FROM lake.raw.${at(index, 0, tables)} a, lake.raw.${at(index, 1, tables)} b, lake.raw.${at(index, 2, tables)} c WHERE a.parent_id = b.${at(index, 1, tables)}_id AND b.parent_id = c.${at(index, 2, tables)}_id AND a.measure_3 > ${index % 50} AND NOT EXISTS (SELECT 1 FROM lake.raw.${at(index, 3, tables)} d WHERE d.parent_id = a.parent_id AND d.status = 'gone') GROUP BY c.status HAVING count(*) > 5`,
  (index, tables) =>
    `SELECT date_trunc('month', happened_on) AS month, sum(CASE WHEN status = 'open' THEN measure_4 ELSE 0 END) AS opened, max(measure_5) - min(measure_5) AS spread FROM lake.raw.${at(index, 0, tables)} WHERE parent_id IN (SELECT ${at(index, 1, tables)}_id FROM lake.raw.${at(index, 1, tables)} WHERE status = 'vip') AND happened_on >= DATE '2023-01-01' GROUP BY 1 ORDER BY 1 LIMIT 24`,
];

/**
 * The advisor, measured: `npm run bench:advisor -- [--analyze] [--kill] [--saving] [--json FILE]`, all three without any of them.
 *
 * `--analyze [--queries 1000] [--tables 500]` reads a generated payload of that size, makes its identity and asks every rule once.
 * `--kill [--limit 25]` has a model that is wrong every time answer with so many mutants of each right query, and counts those refuted.
 * `--saving [--rows 2000000]` runs a wide table's queries in DuckDB before and after, on that many rows.
 */
import { measureAnalyze } from './advisor/analyze.ts';
import { killRates } from './advisor/kill-rates.ts';
import { savings } from './advisor/savings.ts';
import { parseBenchArguments } from './support/parse-bench-arguments.ts';
import { printTable } from './support/print-table.ts';
import { writeReport } from './support/write-report.ts';

const { json, limit, extra } = parseBenchArguments({
  analyze: { type: 'boolean' },
  kill: { type: 'boolean' },
  saving: { type: 'boolean' },
  queries: { type: 'string', default: '1000' },
  tables: { type: 'string', default: '500' },
  rows: { type: 'string', default: '2000000' },
});
const every = !extra.analyze && !extra.kill && !extra.saving;
const report: Record<string, unknown> = {};

if (extra.analyze || every) {
  const rows = await measureAnalyze(Number(extra.queries), Number(extra.tables));
  printTable(
    ['step', 'queries', 'tables', 'seconds', 'ceiling', 'peak MB'],
    rows.map(({ step, queries, tables, seconds, ceiling, peakMb }) => [
      step,
      queries,
      tables,
      seconds,
      ceiling,
      peakMb,
    ]),
  );
  report.rows = rows;
}
if (extra.kill || every) report.kill = await killRates(Number.isFinite(limit) ? limit : 25);
if (extra.saving || every) report.saving = await savings(Number(extra.rows));
writeReport(json, report);

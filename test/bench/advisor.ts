/**
 * The advisor, measured: `npm run bench:advisor -- --analyze [--queries 1000] [--tables 500] [--json FILE]` reads a generated payload of that
 * size, makes its identity and asks every rule once.
 */
import { measureAnalyze } from './advisor/analyze.ts';
import { parseBenchArguments } from './support/parse-bench-arguments.ts';
import { printTable } from './support/print-table.ts';
import { writeReport } from './support/write-report.ts';

const { json, extra } = parseBenchArguments({
  analyze: { type: 'boolean' },
  queries: { type: 'string', default: '1000' },
  tables: { type: 'string', default: '500' },
});

if (extra.analyze) {
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
  writeReport(json, { rows });
}

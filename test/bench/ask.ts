/**
 * What a question costs outside the model: `npm run bench:ask -- [--tables 10,100,1000,5000] [--questions 200] [--json FILE]`. The model
 * answers at once. Beside it in the same run: all DDL, cached, in the prompt, and the statement sent straight to the driver. Each
 * size runs in a process of its own, so that its peak memory is its own.
 */
import { execFileSync } from 'node:child_process';
import type { AskRow } from './ask/measure-size.ts';
import { parseBenchArguments } from './support/parse-bench-arguments.ts';
import { printTable } from './support/print-table.ts';
import { writeReport } from './support/write-report.ts';

const { json, extra } = parseBenchArguments({
  engine: { type: 'string', default: 'sqlite,postgres' },
  tables: { type: 'string', default: '10,100,1000,5000' },
  questions: { type: 'string', default: '200' },
});
const rows: AskRow[] = [];
for (const engine of String(extra.engine).split(',')) {
  for (const tables of String(extra.tables).split(',')) {
    for (const way of ['nlquery', 'all DDL']) {
      const script = new URL('./ask/measure-size.ts', import.meta.url).pathname;
      const subject = [engine, tables, String(extra.questions), way];
      const stdio = ['ignore', 'pipe', 'inherit'] as const;
      const out = execFileSync(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', script, ...subject],
        {
          encoding: 'utf8',
          stdio: [...stdio],
        },
      );
      if (out.trim() === '') console.warn(`SKIPPED: no server for ${engine}.`);
      else rows.push(JSON.parse(out) as AskRow);
    }
  }
}
printTable(
  [
    'engine',
    'tables',
    'way',
    'ms',
    'p95 ms',
    'own ms',
    'own p95',
    'prompt tokens',
    'questions/s at 16',
    'peak MB',
  ],
  rows.map((row) => [
    row.engine,
    row.tables,
    row.way,
    round(row.ms),
    round(row.msP95),
    round(row.ownMs),
    round(row.ownMsP95),
    row.promptTokens,
    Math.round(row.questionsPerSecond),
    row.peakMb,
  ]),
);
writeReport(json, { rows });

function round(ms: number): number {
  return Number(ms.toFixed(2));
}

import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import type { RetrievalFigures } from '../../src/evaluation/retrieval-figures.ts';
import { compareSets } from './linking/compare-sets.ts';
import { measureFloor } from './linking/measure-floor.ts';
import { measureSet } from './linking/measure-set.ts';
import { type LinkingSet, readSet } from './linking/read-set.ts';
import { type LinkingPage, renderLinkingPage } from './linking/render-linking-page.ts';
import { type SetReport, setReport } from './linking/set-report.ts';

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.NLQUERY_BENCH_DATA ?? '' },
    set: { type: 'string', multiple: true },
    budget: { type: 'string', multiple: true, default: ['4000'] },
    merged: { type: 'boolean', default: false },
    question: { type: 'string', default: 'question' },
    values: { type: 'boolean', default: false },
    'no-vectors': { type: 'boolean', default: false },
    json: { type: 'string' },
    html: { type: 'string' },
    baseline: { type: 'string' },
    tolerance: { type: 'string', default: '1' },
    misses: { type: 'string' },
    limit: { type: 'string' },
  },
});
if (flags.data === '') throw new Error('Name the data folder: --data DIR or NLQUERY_BENCH_DATA.');

const folder = join(flags.data, 'linking');
const names = flags.set ?? (await setNames(folder));
const budgets = flags.budget.map(Number);
const about = { command: process.argv.slice(2).join(' '), node: process.version, commit: commit() };

const report: Record<string, SetReport> = {};
const sections: LinkingPage['sets'][number][] = [];
const missLines: string[] = [];
const head = [
  'set',
  'budget',
  'n',
  'table recall',
  'all tables',
  'column recall',
  'all columns',
  'tokens',
  'p95',
  'ms',
  'p95',
];
const table = new Table({ head: [...head, 'BM25 top-10: recall', 'all'] });
for (const name of names) {
  const whole = await readSet(folder, name, { merged: flags.merged, field: flags.question });
  if (whole.questions.length === 0) continue;
  const set: LinkingSet = {
    ...whole,
    questions: whole.questions.slice(0, flags.limit ? Number(flags.limit) : undefined),
  };
  const floor = measureFloor(set);
  const measured = new Map<number, Awaited<ReturnType<typeof measureSet>>>();
  for (const budget of budgets) {
    const outcome = await measureSet(set, budget, { vectors: !flags['no-vectors'], values: flags.values });
    measured.set(budget, outcome);
    for (const { question, missing } of outcome.outcomes) {
      if (missing.tables.length + missing.columns.length === 0) continue;
      const { id, databaseName, question: text } = question;
      missLines.push(
        `${JSON.stringify({ set: name, budget, id, databaseName, question: text, ...missing })}\n`,
      );
    }
    table.push(rowOf(name, budget, outcome.figures, floor));
  }
  const described = setReport(set, measured, floor);
  report[name] = described.report;
  sections.push({ name, floor, budgets: described.budgets });
}
console.log(table.toString());
if (flags.misses) await writeFile(flags.misses, missLines.join(''));
if (flags.json) {
  const { question, values, merged } = flags;
  await writeFile(
    flags.json,
    `${JSON.stringify({ ...about, question, values, merged, sets: report }, null, 2)}\n`,
  );
}
if (flags.html) await writeFile(flags.html, renderLinkingPage({ ...about, sets: sections }));
if (flags.baseline) {
  const saved = JSON.parse(await readFile(flags.baseline, 'utf8')) as { sets: Record<string, SetReport> };
  const wanted = Object.entries(saved.sets).filter(([name]) => flags.set === undefined || name in report);
  const before = Object.fromEntries(wanted);
  const { fallen, changed, compared } = compareSets(before, report, Number(flags.tolerance) / 100);
  for (const name of changed) console.warn(`${name}: the baseline was measured with other questions`);
  for (const line of fallen) console.warn(line);
  if (fallen.length === 0) console.warn(`No figure of ${compared} fell against the baseline.`);
  else process.exitCode = exitCodes.regressed;
}

async function setNames(from: string): Promise<readonly string[]> {
  const files = await readdir(from);
  return files
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => file.slice(0, -'.jsonl'.length))
    .sort();
}

function rowOf(
  name: string,
  budget: number,
  figures: RetrievalFigures,
  floor: ReturnType<typeof measureFloor>,
): string[] {
  const share = (value: number): string => (value * 100).toFixed(1);
  const { n, tableRecall, allTables, columnRecall, allColumns, tokensMedian, tokensP95, msMedian, msP95 } =
    figures;
  const shares = [tableRecall, allTables, columnRecall, allColumns].map(share);
  const sizes = [tokensMedian, tokensP95].map((value) => value.toFixed(0));
  const times = [msMedian, msP95].map((value) => value.toFixed(1));
  return [
    name,
    String(budget),
    String(n),
    ...shares,
    ...sizes,
    ...times,
    share(floor.tableRecall),
    share(floor.allTables),
  ];
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

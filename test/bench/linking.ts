import { execFileSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { measureFloor } from './linking/measure-floor.ts';
import { type LinkingFigures, type Miss, measureSet } from './linking/measure-set.ts';
import { type LinkingSet, readSet } from './linking/read-set.ts';

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
    misses: { type: 'string' },
    limit: { type: 'string' },
  },
});
if (flags.data === '') throw new Error('Name the data folder: --data DIR or NLQUERY_BENCH_DATA.');

const folder = join(flags.data, 'linking');
const names = flags.set ?? (await setNames(folder));
const budgets = flags.budget.map(Number);
interface SetReport extends LinkingFigures {
  /** The figures above are those of the first budget. */
  readonly budgets: Record<string, LinkingFigures>;
  /** Plain BM25, the ten best tables whole, whatever they cost. */
  readonly floor: ReturnType<typeof measureFloor>;
}

const report: Record<string, SetReport> = {};
const allMisses: (Miss & { set: string; budget: number })[] = [];
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
  const byBudget: Record<string, LinkingFigures> = {};
  for (const budget of budgets) {
    const { figures, misses } = await measureSet(set, budget, {
      vectors: !flags['no-vectors'],
      values: flags.values,
    });
    byBudget[budget] = figures;
    allMisses.push(...misses.map((miss) => ({ set: name, budget, ...miss })));
    table.push(rowOf(name, budget, figures, floor));
  }
  const [first] = Object.values(byBudget);
  if (first) report[name] = { ...first, budgets: byBudget, floor };
}
console.log(table.toString());
if (flags.misses)
  await writeFile(flags.misses, allMisses.map((miss) => `${JSON.stringify(miss)}\n`).join(''));
if (flags.json) {
  const about = {
    command: process.argv.slice(2).join(' '),
    node: process.version,
    commit: commit(),
    question: flags.question,
    values: flags.values,
  };
  await writeFile(
    flags.json,
    `${JSON.stringify({ ...about, merged: flags.merged, sets: report }, null, 2)}\n`,
  );
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
  figures: LinkingFigures,
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

import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { apiAnswerer } from './accuracy/api-answerer.ts';
import { directAnswerer } from './accuracy/direct-answerer.ts';
import { readQuestions } from './accuracy/read-questions.ts';
import { type Miss, type SetScore, scoreSet } from './accuracy/score-set.ts';

const SETS = ['spider_dev', 'spider_train_part', 'defog', 'unanswerable'];

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.NLQUERY_BENCH_DATA ?? '' },
    set: { type: 'string', multiple: true, default: SETS },
    db: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'string' },
    errors: { type: 'string' },
    direct: { type: 'boolean', default: false },
    values: { type: 'string', default: 'sampled' },
  },
});
if (flags.data === '') throw new Error('Name the data folder: --data DIR or NLQUERY_BENCH_DATA.');

const policy = (['none', 'enums', 'sampled'] as const).find((name) => name === flags.values);
if (policy === undefined) throw new Error('--values is none, enums or sampled.');
const answerer = flags.direct
  ? directAnswerer(flags.data, { values: policy === 'sampled' })
  : apiAnswerer(flags.data, { values: policy });
const report: Record<string, SetScore | { n: number; declined: number }> = {};
const misses: Miss[] = [];
const table = new Table({ head: ['set', '', 'n', 'correct', 'wrong', 'declined', 'failed', '%'] });
for (const set of flags.set) {
  const questions = (await readQuestions(flags.data, set))
    .filter((question) => flags.db === undefined || question.db.startsWith(flags.db))
    .slice(0, flags.limit === undefined ? undefined : Number(flags.limit));
  const { score, misses: missed } = await scoreSet(flags.data, questions, answerer);
  misses.push(...missed);
  report[set] = set === 'unanswerable' ? { n: score.n, declined: score.declined } : score;
  addRow(set, 'all', score);
  if (set === 'unanswerable') continue;
  for (const level of ['easy', 'medium', 'hard', 'extra']) {
    const counts = score.byDifficulty[level];
    if (counts !== undefined) addRow(set, level, counts);
  }
}
await answerer.close();
console.log(table.toString());
if (flags.errors !== undefined) {
  await writeFile(flags.errors, misses.map((miss) => `${JSON.stringify(miss)}\n`).join(''));
}
if (flags.json !== undefined) {
  const about = { command: process.argv.slice(2).join(' '), node: process.version, commit: commit() };
  await writeFile(flags.json, `${JSON.stringify({ ...about, sets: report }, null, 2)}\n`);
}

function addRow(
  set: string,
  part: string,
  counts: Pick<SetScore, 'n' | 'correct' | 'wrong' | 'declined' | 'failed'>,
): void {
  const share = counts.n === 0 ? 0 : (100 * counts.correct) / counts.n;
  table.push([
    set,
    part,
    counts.n,
    counts.correct,
    counts.wrong,
    counts.declined,
    counts.failed,
    share.toFixed(1),
  ]);
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/**
 * What `import 'nlquery'` costs: `npm run build && npm run bench:import -- [--runs 15] [--json FILE]`. Each line is a Node process of its own; the
 * empty one is the floor. Also names the optional packages that an import has loaded: there must be none.
 */
import { execFileSync } from 'node:child_process';
import { median } from './support/median.ts';
import { parseBenchArguments } from './support/parse-bench-arguments.ts';
import { printTable } from './support/print-table.ts';
import { writeReport } from './support/write-report.ts';

const { json, extra } = parseBenchArguments({ runs: { type: 'string', default: '15' } });
const root = new URL('../../', import.meta.url);
const subjects = ['', 'nlquery', 'nlquery/embedded', 'nlquery/adapter-kit', 'nlquery/database/postgres'];

interface Measured {
  readonly ms: number;
  readonly mb: number;
  readonly loaded: readonly string[];
}

const rows = subjects.map((subject) => {
  const runs = Array.from({ length: Number(extra.runs) }, () => measure(subject));
  return {
    import: subject || '(nothing)',
    ms: Number(median(runs.map(({ ms }) => ms)).toFixed(1)),
    mb: Math.round(median(runs.map(({ mb }) => mb))),
    vendors: [...new Set(runs.flatMap(({ loaded }) => loaded))].join(', '),
  };
});
printTable(
  ['import', 'ms', 'MB', 'optional packages loaded'],
  rows.map((row) => [row.import, row.ms, row.mb, row.vendors || 'none']),
);
writeReport(json, { rows });

/** Module loading is watched by a hook, so that a lazily loaded vendor would be seen. */
function measure(subject: string): Measured {
  const code = `
    import { registerHooks } from 'node:module';
    const vendors = new Set();
    registerHooks({ resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const found = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(resolved.url);
      if (found) vendors.add(found[1]);
      return resolved;
    } });
    const start = performance.now();
    ${subject === '' ? '' : `await import('${subject}');`}
    const ms = performance.now() - start;
    console.log(JSON.stringify({ ms, mb: process.memoryUsage().rss / 2 ** 20, loaded: [...vendors] }));`;
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', code];
  const { ms, mb, loaded } = JSON.parse(
    execFileSync(process.execPath, flags, { cwd: root, encoding: 'utf8' }),
  ) as Measured;
  const optional = [
    'pg',
    'mysql2',
    'openai',
    '@anthropic-ai/sdk',
    '@duckdb/node-api',
    'sqlite-vec',
    'ioredis',
    'bullmq',
  ];
  return { ms, mb, loaded: loaded.filter((name) => optional.includes(name)) };
}

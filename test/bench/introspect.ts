/**
 * Reads the whole schema of databases with many tables, next to one hand-written catalog query in the same run:
 * `npm run bench:introspect -- [--engine postgres] [--tables 100,1000,5000] [--runs 7] [--limit N] [--json FILE]`.
 * The peer: the ratio is ours over the hand-written query's. Small schemas are read more often than `--runs` says, for two seconds at least: code that
 * ran a few times only is not what a server runs.
 */
import type { IntrospectEngine } from './introspect/introspect-engine.ts';
import { mariadbEngine } from './introspect/mariadb-engine.ts';
import { postgresEngine } from './introspect/postgres-engine.ts';
import { sqliteEngine } from './introspect/sqlite-engine.ts';
import { median } from './support/median.ts';
import { parseBenchArguments } from './support/parse-bench-arguments.ts';
import { printTable } from './support/print-table.ts';
import { writeReport } from './support/write-report.ts';

const engines: readonly IntrospectEngine[] = [postgresEngine, mariadbEngine, sqliteEngine];
const columnCount = 12;
const leastMs = 2_000;

interface IntrospectRow {
  readonly engine: string;
  readonly tables: number;
  readonly columns: number;
  /** Connecting and the first reading. */
  readonly firstMs: number;
  /** Median of a reading on an open connection. */
  readonly ms: number;
  /** Median of the hand-written query on an open connection. */
  readonly floorMs: number;
  readonly ratio: number;
}

const { json, limit, extra } = parseBenchArguments({
  engine: { type: 'string' },
  tables: { type: 'string', default: '100,1000,5000' },
  runs: { type: 'string', default: '7' },
});
const sizes = String(extra.tables).split(',').map(Number);
const versions: Record<string, string> = {};
const rows: IntrospectRow[] = [];
for (const engine of engines.filter(({ name }) => extra.engine === undefined || name === extra.engine)) {
  for (const size of sizes.slice(0, limit)) {
    const row = await measure(engine, size, Number(extra.runs));
    if (row) rows.push(row);
    else console.warn(`SKIPPED: no server for ${engine.name}.`);
  }
}
printTable(
  ['engine', 'tables', 'columns', 'first ms', 'ms', 'one query ms', 'ratio'],
  rows.map((row) => [
    row.engine,
    row.tables,
    row.columns,
    Math.round(row.firstMs),
    Math.round(row.ms),
    Math.round(row.floorMs),
    Number(row.ratio.toFixed(2)),
  ]),
);
writeReport(json, { rows }, versions);

/** Ours and the floor take turns, so that a slow spell of the machine strikes both. */
async function measure(
  engine: IntrospectEngine,
  tables: number,
  runs: number,
): Promise<IntrospectRow | null> {
  const prepared = await engine.prepare(tables, columnCount);
  if (!prepared) return null;
  versions[engine.name] = prepared.serverVersion;
  try {
    const started = performance.now();
    const connection = await prepared.database.connect(prepared.url);
    const catalog = await connection.introspect();
    const firstMs = performance.now() - started;
    const columns = catalog.tables.reduce((sum, table) => sum + table.columns.length, 0);
    const floorColumns = await prepared.readFloor();
    if (catalog.tables.length !== tables || columns !== floorColumns) {
      throw new Error(`${engine.name}: read ${columns} columns, the hand-written query ${floorColumns}.`);
    }
    const own: number[] = [];
    const floor: number[] = [];
    const until = performance.now() + leastMs;
    for (let run = 0; run < runs || performance.now() < until; run += 1) {
      own.push(await timed(() => connection.introspect()));
      floor.push(await timed(() => prepared.readFloor()));
    }
    await connection.close();
    const [ms, floorMs] = [median(own), median(floor)];
    return { engine: engine.name, tables, columns, firstMs, ms, floorMs, ratio: ms / floorMs };
  } finally {
    await prepared.close();
  }
}

async function timed(operation: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await operation();
  return performance.now() - started;
}

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Analysis } from '../../../src/advisor/analysis/analysis.ts';
import type { Design, DesignTable } from '../../../src/advisor/design/design.ts';
import { renderDesign } from '../../../src/advisor/design/render-design.ts';
import type { Syntax } from '../../../src/advisor/syntax/syntax.ts';
import { compareResults } from '../../../src/advisor/verification/comparison/compare-results.ts';
import { resultOrder } from '../../../src/advisor/verification/comparison/result-order.ts';
import { withoutLimit } from '../../../src/advisor/verification/comparison/without-limit.ts';
import { median } from '../support/median.ts';

export interface Saving {
  readonly design: string;
  /** Σ Q·(A − T): of the whole log, measured here. */
  readonly savedSeconds: number;
  /** Σ Q·(A/T) / ΣQ. */
  readonly x: number;
  /** Storage before and after. */
  readonly y: number;
  /** x^(2/3)·y. */
  readonly z: number;
  readonly queries: number;
  /** Queries whose rows differ from those of the original; each by its id. */
  readonly different: readonly string[];
  readonly taken: readonly string[];
}

export interface SavingSubject {
  readonly name: string;
  readonly analysis: Analysis;
  readonly design: Design;
  readonly taken: readonly string[];
}

const runs = 5;

/** Times a payload's queries and a design's on the same rows in DuckDB, which `fill` makes, and compares what they give. */
export async function measureSaving(
  syntax: Syntax,
  subjects: readonly SavingSubject[],
  options: { readonly fill: readonly string[]; readonly threads: number },
): Promise<readonly Saving[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-bench-'));
  try {
    const instance = await DuckDBInstance.create(':memory:', { threads: String(options.threads) });
    const connection = await instance.connect();
    await connection.run(`ATTACH '${join(folder, 'lake.duckdb')}' AS lake`);
    await connection.run('SET GLOBAL integer_division = true');
    const tables = subjects[0]?.analysis.tables ?? [];
    for (const schema of new Set(tables.map((table) => table.schema)))
      await connection.run(`CREATE SCHEMA lake.${schema}`);
    for (const { statement } of tables) await connection.run(translated(syntax, statement));
    for (const statement of options.fill) await connection.run(statement);
    const savings: Saving[] = [];
    for (const subject of subjects) savings.push(await measureOne(syntax, connection, subject, folder));
    connection.closeSync();
    instance.closeSync();
    return savings;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureOne(
  syntax: Syntax,
  connection: DuckDBConnection,
  { name, analysis, design, taken }: SavingSubject,
  folder: string,
): Promise<Saving> {
  const sorted = { ...design, tables: design.tables.map(sortedAsStored) };
  const { ddl, migrations } = renderDesign(sorted);
  for (const { statement } of [...ddl, ...migrations]) await connection.run(translated(syntax, statement));
  const before = await storedBytes(connection, folder, [
    ...analysis.tables.map((table) => `lake.${table.schema}.${table.name}`),
  ]);
  const after = await storedBytes(
    connection,
    folder,
    design.tables.map((table) => `lake.${design.schema}.${table.name}`),
  );
  const different: string[] = [];
  let [weighted, total, savedSeconds, queries] = [0, 0, 0, 0];
  for (const { id, sql, runs: quantity } of analysis.queries) {
    const rewritten = design.queries.find(({ queryId }) => queryId === id)?.sql;
    const parsed = sql === null ? null : syntax.parseOne(sql, analysis.dialect);
    if (sql === null || rewritten === undefined || !parsed?.ok) continue;
    queries += 1;
    const [left, right] = [translated(syntax, sql), translated(syntax, rewritten)];
    const order = resultOrder(parsed.tree, analysis.dialect);
    const cut = withoutLimit(parsed.tree) !== null;
    const difference = compareResults(await rowsOf(connection, left), await rowsOf(connection, right), {
      order,
      cut,
    });
    if (difference !== null) different.push(`${id}: ${difference}`);
    const [original, improved] = await timed(connection, [left, right]);
    weighted += quantity * ((original ?? 0) / (improved ?? 1));
    total += quantity;
    savedSeconds += quantity * ((original ?? 0) - (improved ?? 0));
  }
  await connection.run(`DROP SCHEMA lake.${design.schema} CASCADE`);
  const [x, y] = [weighted / total, before / after];
  return { design: name, savedSeconds, x, y, z: x ** (2 / 3) * y, queries, different, taken };
}

/** A writer of Trino's sorts by these properties; DuckDB is told to. */
function sortedAsStored(table: DesignTable): DesignTable {
  const columns = ['partitioning', 'sorted_by'].flatMap((name) =>
    [...(table.properties[name] ?? '').matchAll(/'([^']*)'/g)].map(([, item = '']) =>
      item.replace(/^(\w+)\((\w+)(?:,.*)?\)$/, (_, transform: string, column: string) =>
        ['year', 'month', 'day'].includes(transform) ? `date_trunc('${transform}', ${column})` : column,
      ),
    ),
  );
  if (columns.length === 0) return table;
  return { ...table, fill: `SELECT * FROM (${table.fill}) AS filled ORDER BY ${columns.join(', ')}` };
}

function translated(syntax: Syntax, sql: string): string {
  const printed = syntax.translate(sql, 'trino', 'duckdb');
  if (!printed.ok) throw new Error(`${printed.fault.message}: ${sql}`);
  return printed.sql;
}

async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
): Promise<Parameters<typeof compareResults>[0]> {
  const result = await connection.runAndReadAll(sql);
  const types = result.columnTypes().map(String);
  return {
    columns: result.columnNames().map((name, index) => ({ name, type: types[index] ?? null })),
    rows: result.getRowsJson() as Parameters<typeof compareResults>[0]['rows'],
    truncated: false,
  };
}

/** Median seconds of each, run in turn after one run that is not counted. */
async function timed(
  connection: DuckDBConnection,
  statements: readonly string[],
): Promise<readonly number[]> {
  const seconds = statements.map((): number[] => []);
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, sql] of statements.entries()) {
      const start = performance.now();
      await connection.runAndReadAll(sql);
      if (run > 0) seconds[index]?.push((performance.now() - start) / 1_000);
    }
  }
  return seconds.map(median);
}

/** What tables take in a file of their own. */
async function storedBytes(
  connection: DuckDBConnection,
  folder: string,
  tables: readonly string[],
): Promise<number> {
  const file = join(folder, 'stored.duckdb');
  rmSync(file, { force: true });
  await connection.run(`ATTACH '${file}' AS stored`);
  for (const [index, table] of tables.entries()) {
    await connection.run(`CREATE TABLE stored.t${index} AS SELECT * FROM ${table}`);
  }
  await connection.run('CHECKPOINT stored');
  await connection.run('DETACH stored');
  return statSync(file).size;
}

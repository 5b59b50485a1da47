import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { reasonOf } from '../../errors/reason-of.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Sandbox, ScratchDatabase } from '../../ports/sandbox.ts';
import { explainPrefix } from '../../safety/inspect/explain-prefix.ts';
import type { Analysis, SourceTable } from '../analysis/analysis.ts';
import type { Design } from '../design/design.ts';
import { renderDesign } from '../design/render-design.ts';
import { readCost } from '../source/read-cost.ts';
import type { SourceFacts } from '../source/source-facts.ts';
import { quoteIdentifier } from '../syntax/quote-identifier.ts';
import { renderPath } from '../syntax/render-path.ts';
import { createStatement } from '../verification/laboratory/create-statement.ts';
import { fillStatement } from './fill-statement.ts';
import { type MeasuredPlans, noPlans, type PlanCosts } from './plan-costs.ts';

export interface PlansToCompare {
  readonly analysis: Analysis;
  readonly shares: SourceFacts['shares'];
  readonly design: Design;
}

/** Rows of one generated table, and of all together. */
const maxRows = 50_000;
const maxAllRows = 400_000;
const timeoutMs = 60_000;

/**
 * What the engine's planner reckons each query costs on the source's tables and on the design's, both made in a sandbox of the same
 * engine and filled with generated rows of the source's proportions. No plans where there is no such sandbox: only Postgres has one. Rejects with
 * `ABORTED` alone.
 */
export async function comparePlans(
  sandboxes: readonly Sandbox[],
  { analysis, shares, design }: PlansToCompare,
  options: CallOptions,
): Promise<MeasuredPlans> {
  const { dialect } = analysis;
  const sandbox = sandboxes.find((one) => one.dialect === dialect && one.capabilities.costs);
  if (sandbox === undefined || explainPrefix(dialect) === null) return noPlans;
  const schemas = [...analysis.tables.map(({ schema }) => schema), design.schema];
  const namespaces = schemas.map((schema) => ({ catalog: null, schema }));
  let database: ScratchDatabase | null = null;
  try {
    database = await sandbox.open({ standInFor: dialect, namespaces, signal: options.signal });
    const rows = await fill(database, { analysis, shares, design }, options);
    const costs = await explainAll(database, analysis, design, options);
    const method = `EXPLAIN in ${sandbox.name}, on ${rows.toLocaleString('en')} generated rows`;
    return { method, costs, notes: [] };
  } catch (error) {
    if (isNlQueryError(error, 'ABORTED')) throw error;
    return { ...noPlans, notes: [`Plans could not be compared in the sandbox: ${reasonOf(error)}`] };
  } finally {
    await database?.close();
  }
}

async function fill(
  database: ScratchDatabase,
  { analysis, shares, design }: PlansToCompare,
  options: CallOptions,
): Promise<number> {
  const run = (sql: string): Promise<void> => database.execute(sql, { ...options, timeoutMs });
  const share = Math.floor(maxAllRows / Math.max(1, analysis.tables.length));
  let total = 0;
  for (const table of analysis.tables) {
    const rows = Math.max(1, Math.min(maxRows, share, table.statistics?.rows ?? 10_000));
    const path = { ...table, catalog: null };
    await run(createStatement(path, table.columns, table.primaryKey, analysis.dialect));
    await run(fillStatement({ analysis, shares }, table, rows));
    for (const statement of indexesOf(table, analysis)) await run(statement);
    total += rows;
  }
  const { ddl, migrations } = renderDesign(design);
  const isIndex = (statement: string): boolean => /^CREATE (?:UNIQUE )?INDEX/.test(statement);
  const [, ...statements] = ddl.map(({ statement }) => statement);
  for (const statement of statements.filter((one) => !isIndex(one))) await run(statement);
  for (const { statement } of migrations) await run(statement);
  for (const statement of statements.filter(isIndex)) await run(statement);
  await run('ANALYZE');
  return total;
}

function indexesOf({ indexes, ...table }: SourceTable, { dialect }: Analysis): readonly string[] {
  return indexes.map(({ name, columns, unique }) => {
    const list = columns.map((column) => quoteIdentifier(column, dialect)).join(', ');
    const path = renderPath({ ...table, catalog: null }, dialect);
    return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoteIdentifier(name, dialect)} ON ${path} (${list})`;
  });
}

async function explainAll(
  database: ScratchDatabase,
  analysis: Analysis,
  design: Design,
  options: CallOptions,
): Promise<readonly PlanCosts[]> {
  const costs: PlanCosts[] = [];
  const explain = async (sql: string): Promise<number | null> => {
    const prefix = explainPrefix(analysis.dialect);
    const plan = await database.query(`${prefix} ${sql}`, { ...options, timeoutMs });
    return readCost(analysis.dialect, plan);
  };
  for (const { id, sql } of analysis.queries) {
    const rewritten = design.queries.find(({ queryId }) => queryId === id)?.sql;
    if (sql === null || rewritten === undefined) continue;
    try {
      const [before, after] = [await explain(sql), await explain(rewritten)];
      if (before !== null && after !== null) costs.push({ queryId: id, before, after });
    } catch (error) {
      // One that this engine's version cannot plan is not compared.
      if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
    }
  }
  return costs;
}

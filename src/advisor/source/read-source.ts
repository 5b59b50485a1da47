import type { Dependencies } from '../../dependencies.ts';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { reasonOf } from '../../errors/reason-of.ts';
import type { DatabaseConnection, RunOptions } from '../../ports/database.ts';
import { type Inspection, inspectConnection } from '../../safety/inspect-connection.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { JdbcSource } from '../jdbc/jdbc-source.ts';
import { connectSource } from './connect-source.ts';
import { readCost } from './read-cost.ts';
import { readKeys } from './read-keys.ts';
import { readShares } from './read-shares.ts';
import { readStatistics } from './read-statistics.ts';
import { noSource, type SourceFacts } from './source-facts.ts';

/** The heaviest queries whose plans are asked for. */
const maxPlans = 100;
/** A schema of thousands of tables takes longer than its keys are worth here. */
const keysWithinMs = 20_000;

/**
 * What the real source tells of its tables and of what the queries cost there: the engine's statistics and EXPLAIN, never EXPLAIN ANALYZE and
 * nothing that is written. Never fails because of the source: what cannot be had is a note. Rejects with `ABORTED` alone.
 */
export async function readSource(
  dependencies: Pick<Dependencies, 'databases' | 'settings' | 'logger'>,
  { source, analysis }: { readonly source: JdbcSource; readonly analysis: Analysis },
  signal: AbortSignal,
): Promise<SourceFacts> {
  const { limits } = dependencies.settings;
  const { dialect } = source;
  try {
    const connection = await connectSource(dependencies, source, signal);
    try {
      const inspection = inspectConnection(connection, { dialect, catalog: null });
      const subject = { inspection, analysis, options: { ...limits, signal }, secrets: source.secrets };
      const tables = await readTables(subject);
      const costs = await readCosts(subject);
      const shares = await readShares({
        inspection,
        analysis,
        tables: tables.found,
        options: { ...limits, signal },
      });
      const keys = await keysOf(connection, { source, analysis }, signal);
      const notes = [...source.notes, ...tables.notes, ...keys.notes, ...costs.notes];
      return { reached: true, tables: tables.found, keys: keys.found, costs: costs.found, shares, notes };
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (isNlQueryError(error, 'ABORTED')) throw error;
    const reason = isNlQueryError(error, 'DATABASE_UNREACHABLE')
      ? error.details.reason
      : reasonOf(error, source.secrets);
    dependencies.logger.warn({ dialect, reason }, 'the advisor could not read the source');
    return { ...noSource, notes: [...source.notes, `The source could not be read: ${reason}.`] };
  }
}

/** Trino's tables declare no keys. */
async function keysOf(
  connection: DatabaseConnection,
  { source: { dialect, secrets }, analysis }: { readonly source: JdbcSource; readonly analysis: Analysis },
  signal: AbortSignal,
): Promise<{ readonly found: SourceFacts['keys']; readonly notes: readonly string[] }> {
  if (dialect === 'trino') return { found: [], notes: [] };
  const patience = AbortSignal.timeout(keysWithinMs);
  try {
    const catalog = await connection.introspect({ signal: AbortSignal.any([signal, patience]) });
    return { found: readKeys(analysis, catalog), notes: [] };
  } catch (error) {
    if (signal.aborted) throw error;
    const reason = patience.aborted ? 'they were not told in time' : reasonOf(error, secrets);
    return { found: [], notes: [`Keys could not be read at the source: ${reason}`] };
  }
}

interface Reading {
  readonly inspection: Inspection;
  readonly analysis: Analysis;
  readonly options: RunOptions;
  readonly secrets: readonly string[];
}

async function readTables({ inspection, analysis, options, secrets }: Reading): Promise<{
  readonly found: SourceFacts['tables'];
  readonly notes: readonly string[];
}> {
  const found: SourceFacts['tables'][number][] = [];
  const notes: string[] = [];
  const without: string[] = [];
  for (const { catalog, schema, name } of analysis.tables) {
    const table = { catalog, schema, name };
    const statistics = await inspection.statistics(table, options).then(
      (results) => results && readStatistics(analysis.dialect, results),
      (error: unknown) => {
        if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
        notes.push(`Table ${name} could not be read at the source: ${reasonOf(error, secrets)}`);
        return null;
      },
    );
    if (statistics === null) without.push(name);
    found.push({ table, statistics });
  }
  if (without.length > 0) notes.push(`No statistics at the source for ${listed(without)}.`);
  return { found, notes };
}

async function readCosts({ inspection, analysis, options, secrets }: Reading): Promise<{
  readonly found: SourceFacts['costs'];
  readonly notes: readonly string[];
}> {
  const found: SourceFacts['costs'][number][] = [];
  const notes: string[] = [];
  const heaviest = analysis.queries
    .filter(({ sql, duplicateOf }) => sql !== null && duplicateOf === null)
    .sort((left, right) => right.weightSeconds - left.weightSeconds)
    .slice(0, maxPlans);
  let told = false;
  for (const { id, sql } of heaviest) {
    try {
      const plan = await inspection.explain(sql ?? '', options);
      if (plan === null) return { found: [], notes: ['This engine tells no costs of plans.'] };
      told = true;
      found.push({ queryId: id, cost: readCost(analysis.dialect, plan) });
    } catch (error) {
      if (!isNlQueryError(error, 'SQL_FAULT') && !isNlQueryError(error, 'SQL_REJECTED')) throw error;
      notes.push(`EXPLAIN of query ${id} failed at the source: ${reasonOf(error, secrets)}`);
      found.push({ queryId: id, cost: null });
    }
  }
  if (told && found.every(({ cost }) => cost === null)) notes.push('The source gives no cost for any plan.');
  return { found, notes };
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ');
  return names.length > 10 ? `${shown} and ${names.length - 10} more tables` : shown;
}

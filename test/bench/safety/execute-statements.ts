import { isNlQueryError } from '../../../src/errors/is-nl-query-error.ts';
import { visibleCatalog } from '../../../src/policy/visible-catalog.ts';
import { guardConnection } from '../../../src/safety/guard-connection.ts';
import type { LabEngine } from './lab-engine.ts';

export interface Executed {
  statements: number;
  /** Stopped by the guard: the engine heard nothing. */
  refused: number;
  /** Refused by the engine or its locks. */
  failed: number;
  /** Ended at the time limit. */
  timedOut: number;
  /** Gave rows. */
  ran: number;
  /** Left something changed, or still running. */
  readonly harmed: string[];
  /** Guard, engine and limits together took longer than this. */
  longestMs: number;
}

const limits = { maxRows: 1000, maxBytes: 5_000_000, timeoutMs: 2000 };

/** Sends statements the way the product does, under the corpus' policy, and looks after each that ran whether a canary moved. */
export async function executeStatements(
  engine: LabEngine,
  statements: readonly { readonly id: string; readonly sql: string }[],
): Promise<Executed> {
  const policy = { allow: [`${engine.schema}.*`] };
  const live = await engine.connection.introspect();
  const catalog = visibleCatalog(live, policy);
  const context = {
    dialect: catalog.dialect,
    catalog,
    policy,
    strictNames: true,
    allowedFunctions: ['total_sales'],
  };
  const executed: Executed = {
    statements: 0,
    refused: 0,
    failed: 0,
    timedOut: 0,
    ran: 0,
    harmed: [],
    longestMs: 0,
  };
  let before = await engine.fingerprint();
  for (const { id, sql } of statements) {
    executed.statements += 1;
    const started = performance.now();
    try {
      await guardConnection(engine.connection, context).run(sql, limits);
      executed.ran += 1;
    } catch (error) {
      if (isNlQueryError(error, 'SQL_REJECTED')) {
        executed.refused += 1;
        continue;
      }
      const isTimeout = isNlQueryError(error, 'SQL_FAULT') && error.details.fault.kind === 'timeout';
      if (isTimeout) executed.timedOut += 1;
      else executed.failed += 1;
    }
    executed.longestMs = Math.max(executed.longestMs, Math.round(performance.now() - started));
    if ((await settled(engine, before, 2000)) === before) continue;
    executed.harmed.push(id);
    before = await settled(engine, before, 20_000);
  }
  return executed;
}

/** A statement that was stopped may take a moment to go. */
async function settled(engine: LabEngine, before: string, waitMs: number): Promise<string> {
  let after = await engine.fingerprint();
  for (let wait = 0; wait < waitMs && after !== before; wait += 100) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    after = await engine.fingerprint();
  }
  return after;
}

import type { CallOptions } from '../../../ports/call-options.ts';
import type { SqlFaultKind } from '../../../ports/sql-fault.ts';
import type { PreparedQuery } from '../comparison/prepared-query.ts';
import type { Laboratory, LabTables } from '../laboratory/laboratory.ts';
import type { Verdict } from '../verdict.ts';
import { bound } from './bound.ts';
import { faultOf } from './fault-of.ts';

/** Makes the tables and runs both queries on none; a verdict where one cannot be run. */
export async function openTrial(
  laboratory: Laboratory,
  tables: LabTables,
  before: PreparedQuery,
  after: PreparedQuery,
  options: CallOptions,
): Promise<Verdict | null> {
  const source = { source: tables.source, design: [] };
  const sourceFault = await faultOf(() => laboratory.make(source, options));
  if (sourceFault) return bound(`The sandbox cannot hold the source tables: ${sourceFault.message}`);
  const originalFault = await faultOf(() => laboratory.query(before.cut ?? before.whole, options));
  if (originalFault) return bound(`The sandbox cannot run the original query: ${originalFault.message}`);
  const designFault = await faultOf(() => laboratory.make(tables, options));
  if (designFault) return fails(`The new tables cannot be made: ${designFault.message}`);
  const fillFault = await faultOf(() => laboratory.load(tables, [], options));
  if (fillFault) return fails(`The new tables cannot be filled: ${fillFault.message}`);
  const fault = await faultOf(() => laboratory.query(after.cut ?? after.whole, options));
  if (!fault) return null;
  const reason = `The rewritten query cannot be run: ${fault.message}`;
  // Of a translated statement, only what is said of names is sure to be true of the one that was given.
  return laboratory.translates && !aboutNames.has(fault.kind) ? bound(reason) : fails(reason);
}

const aboutNames: ReadonlySet<SqlFaultKind> = new Set([
  'unknown_table',
  'unknown_column',
  'ambiguous_column',
  'grouping',
]);

function fails(reason: string): Verdict {
  return { kind: 'refuted', reason, counterexample: null };
}

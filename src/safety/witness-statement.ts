import type { CallOptions } from '../ports/call-options.ts';
import type { DatabaseConnection } from '../ports/database.ts';
import { judgeTree } from './duckdb/judge-tree.ts';
import type { JudgeContext } from './judge-context.ts';
import { stop } from './stop.ts';
import type { StoppedVerdict } from './verdict.ts';

/** Statements whose tree each context has seen to be harmless: a question's is witnessed at the dry run and not again at the run. */
const lastWitnessed = new WeakMap<JudgeContext, string>();

/**
 * What the engine's own reading of a statement has against it, for engines that tell how they read one and whose tree is known here
 * (DuckDB); `null` when there is nothing, or no such witness.
 */
export async function witnessStatement(
  connection: Pick<DatabaseConnection, 'syntaxTree'>,
  sql: string,
  context: JudgeContext,
  options: CallOptions,
): Promise<StoppedVerdict | null> {
  if (context.dialect !== 'duckdb' || connection.syntaxTree === undefined) return null;
  if (lastWitnessed.get(context) === sql) return null;
  const reading = await connection.syntaxTree(sql, options);
  if ('problem' in reading) return stop('refused', 'syntax', reading.at, reading.problem);
  const finding = judgeTree(reading.tree, context);
  if (finding === null) lastWitnessed.set(context, sql);
  return finding;
}

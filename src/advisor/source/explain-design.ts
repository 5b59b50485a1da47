import type { Dependencies } from '../../dependencies.ts';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { reasonOf } from '../../errors/reason-of.ts';
import { inspectConnection } from '../../safety/inspect-connection.ts';
import type { Design } from '../design/design.ts';
import type { JdbcSource } from '../jdbc/jdbc-source.ts';
import { type MeasuredPlans, noPlans, type PlanCosts } from '../measuring/plan-costs.ts';
import { connectSource } from './connect-source.ts';
import { readCost } from './read-cost.ts';
import type { SourceFacts } from './source-facts.ts';

/**
 * What the real source reckons the design's queries cost, beside what it reckons of the original ones. No plans where the design has not been
 * put into practice there: its tables are missing then. Never fails because of the source. Rejects with `ABORTED` alone.
 */
export async function explainDesign(
  dependencies: Pick<Dependencies, 'databases' | 'settings'>,
  {
    source,
    facts,
    design,
  }: { readonly source: JdbcSource; readonly facts: SourceFacts; readonly design: Design },
  signal: AbortSignal,
): Promise<MeasuredPlans> {
  const known = facts.costs.filter(({ cost }) => cost !== null);
  if (!facts.reached || known.length === 0) return noPlans;
  const costs: PlanCosts[] = [];
  try {
    const connection = await connectSource(dependencies, source, signal);
    try {
      const inspection = inspectConnection(connection, { dialect: source.dialect, catalog: null });
      for (const { queryId, cost: before } of known) {
        const sql = design.queries.find((query) => query.queryId === queryId)?.sql;
        const plan = sql && (await inspection.explain(sql, { ...dependencies.settings.limits, signal }));
        const after = plan ? readCost(source.dialect, plan) : null;
        if (before !== null && after !== null) costs.push({ queryId, before, after });
      }
    } finally {
      await connection.close();
    }
    return { method: 'EXPLAIN at the source, where the design is in place', costs, notes: [] };
  } catch (error) {
    if (isNlQueryError(error, 'ABORTED')) throw error;
    if (isNlQueryError(error, 'SQL_FAULT')) return noPlans;
    const reason = reasonOf(error, source.secrets);
    return { ...noPlans, notes: [`Plans of the design could not be read at the source: ${reason}`] };
  }
}

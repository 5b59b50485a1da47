import { type DryRunOptions, NlQueryError } from '../../../src/adapter-kit/index.ts';
import { assertSendable } from './assert-sendable.ts';
import { fetchRows } from './fetch-rows.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { OpenPostgres } from './open-postgres.ts';

/**
 * {@link DatabaseConnection.dryRun}: has the statement planned. The option list in front keeps a statement that begins
 * with ANALYZE from being taken for an option, which would run it.
 */
export async function dryRun(database: OpenPostgres, sql: string, options: DryRunOptions): Promise<void> {
  assertSendable(sql);
  const { timeoutMs = 10_000, signal, maxPlanCost } = options;
  // Names in the statement could forge a cost in the text form, which quotes them as they are.
  const form = maxPlanCost === undefined ? 'COSTS FALSE' : 'FORMAT JSON';
  const { rows } = await inReadOnlyTransaction(database, { timeoutMs, signal, sql }, (client) =>
    fetchRows(client, `EXPLAIN (ANALYZE FALSE, ${form}) ${sql}`, {
      maxRows: 1,
      maxWireBytes: 16_777_216,
    }),
  );
  if (maxPlanCost !== undefined) assertAffordable(planCost(rows[0]?.[0]), maxPlanCost);
}

/** `null` for a plan too long to be read. */
function planCost(plan: string | null | undefined): number | null {
  try {
    const [root] = JSON.parse(plan ?? '') as readonly {
      readonly Plan?: { readonly 'Total Cost'?: unknown };
    }[];
    const cost = root?.Plan?.['Total Cost'];
    return typeof cost === 'number' ? cost : null;
  } catch {
    return null;
  }
}

function assertAffordable(cost: number | null, maxPlanCost: number): void {
  if (cost !== null && cost <= maxPlanCost) return;
  const estimate = cost === null ? 'more than can be told' : Math.round(cost);
  const message =
    `The planner reckons the statement at ${estimate} (maxPlanCost is ${maxPlanCost}). ` +
    'Filter more, join on keys, or read fewer tables.';
  throw new NlQueryError('SQL_FAULT', message, {
    details: { fault: { kind: 'too_large', name: null, message } },
  });
}

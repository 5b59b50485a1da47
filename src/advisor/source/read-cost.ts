import * as z from 'zod';
import type { RunResult } from '../../ports/database.ts';
import type { Dialect } from '../../ports/dialect.ts';
import { numberOf } from './number-of.ts';

const postgres = z.tuple([z.looseObject({ Plan: z.looseObject({ 'Total Cost': z.unknown() }) })]);
const mysql = z.looseObject({
  query_block: z.looseObject({ cost: z.unknown().optional(), cost_info: z.unknown().optional() }),
});
const mysqlCost = z.looseObject({ query_cost: z.unknown() });
const trino = z.looseObject({
  estimate: z.looseObject({ cpuCost: z.unknown(), outputSizeInBytes: z.unknown() }),
});
const trinoTables = z.looseObject({
  inputTableColumnInfos: z.array(
    z.looseObject({ estimate: z.looseObject({ outputSizeInBytes: z.unknown() }).nullish() }),
  ),
});

/**
 * What an engine reckons a statement costs, in its own unit, from the answer to EXPLAIN; `null` where it does not say. Postgres: the planner's
 * total cost; MySQL, MariaDB: the query block's; Trino: bytes read, or CPU cost where it does not know them, both `NaN` without statistics.
 */
export function readCost(dialect: Dialect, { rows }: RunResult): number | null {
  const plan = parsed(rows[0]?.[0]);
  switch (dialect) {
    case 'postgres':
      return numberOf(postgres.safeParse(plan).data?.[0].Plan['Total Cost']);
    case 'mysql':
    case 'mariadb':
      return mysqlCostOf(plan);
    case 'trino':
      return trinoCostOf(plan);
    default:
      return null;
  }
}

function mysqlCostOf(plan: unknown): number | null {
  const block = mysql.safeParse(plan).data?.query_block;
  return numberOf(block?.cost) ?? numberOf(mysqlCost.safeParse(block?.cost_info).data?.query_cost);
}

function trinoCostOf(plan: unknown): number | null {
  const inputs = trinoTables.safeParse(plan).data?.inputTableColumnInfos ?? [];
  const sizes = inputs.map(({ estimate }) => numberOf(estimate?.outputSizeInBytes));
  const bytes = sizes.reduce<number | null>(
    (sum, size) => (sum === null || size === null ? null : sum + size),
    sizes.length === 0 ? null : 0,
  );
  return bytes ?? numberOf(trino.safeParse(plan).data?.estimate.cpuCost);
}

function parsed(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell;
  try {
    return JSON.parse(cell);
  } catch {
    return null;
  }
}

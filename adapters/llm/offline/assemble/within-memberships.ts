import { columnsOf } from '../ir/columns-of.ts';
import { emptyQuery } from '../ir/empty-query.ts';
import type { Condition, Query } from '../ir/query.ts';

type Membership = Condition & { readonly kind: 'in' };

/**
 * "halls with valid permits for both judo and karate": what is said of the rows of each of several memberships in
 * one table must hold in each of them, not of any row of that table.
 */
export function withinMemberships(conditions: readonly Condition[]): readonly Condition[] {
  const members = conditions.filter(isMembership);
  const shared = conditions.filter((condition) => {
    const { table, only } = tableOf(condition);
    return (
      condition.kind !== 'in' && only && members.filter((member) => member.query.from[0] === table).length > 1
    );
  });
  if (shared.length === 0) return conditions;
  return conditions
    .filter((condition) => !shared.includes(condition))
    .map((condition) => {
      if (!isMembership(condition)) return condition;
      const own = shared.filter((other) => tableOf(other).table === condition.query.from[0]);
      return { ...condition, query: { ...condition.query, where: [...condition.query.where, ...own] } };
    });
}

function isMembership(condition: Condition): condition is Membership {
  return condition.kind === 'in' && !condition.negated && condition.query.groupBy.length === 0;
}

/** The one table that a condition speaks of. */
function tableOf(condition: Condition): {
  readonly table: Query['from'][number] | undefined;
  readonly only: boolean;
} {
  const columns = columnsOf({ ...emptyQuery, where: [condition] });
  const table = columns[0]?.table;
  return { table, only: table !== undefined && columns.every((column) => column.table === table) };
}

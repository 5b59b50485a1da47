import type { Condition, Expression } from '../ir/query.ts';
import { membership } from '../parse/membership.ts';
import type { ParseState } from '../parse/parse-state.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';
import { withinMemberships } from './within-memberships.ts';

type Compare = Condition & { readonly kind: 'compare' };

/**
 * Conditions that one related row cannot meet at once ("visited a museum opened before 2009 and one opened after
 * 2011"), each asked of a row of its own.
 */
export function partMemberships(
  state: ParseState,
  root: SchemaTable | null,
  conditions: readonly Condition[],
  select: readonly Expression[],
): readonly Condition[] {
  return withinMemberships(conditions).map((condition, index, all) => {
    const column = comparedColumn(condition);
    if (column === null || root === null || condition.kind !== 'compare') return condition;
    const clashes = all.some(
      (other, at) =>
        at !== index &&
        other.kind === 'compare' &&
        comparedColumn(other) === column &&
        clash(condition, other),
    );
    if (clashes && column.table === root) return sharedValue(root, select, condition);
    return clashes ? (membership(state, root, [condition], [], false) ?? condition) : condition;
  });
}

function comparedColumn(condition: Condition): SchemaColumn | null {
  return condition.kind === 'compare' &&
    condition.left.kind === 'column' &&
    condition.right.kind === 'literal'
    ? condition.left.column
    : null;
}

function clash(left: Compare, right: Compare): boolean {
  if (left.right.kind !== 'literal' || right.right.kind !== 'literal') return false;
  if (left.op === '=' && right.op === '=') return left.right.value !== right.right.value;
  const [low, high] = left.op.startsWith('>') ? [left, right] : [right, left];
  if (!low.op.startsWith('>') || !high.op.startsWith('<')) return false;
  return (
    Number(low.right.kind === 'literal' ? low.right.value : 0) >=
    Number(high.right.kind === 'literal' ? high.right.value : 0)
  );
}

/** "Which address has members under 30 and members over 40?": the value returned, not the row, meets both. */
function sharedValue(root: SchemaTable, select: readonly Expression[], condition: Condition): Condition {
  const [only, ...more] = select;
  if (only?.kind !== 'column' || more.length > 0 || only.column.table !== root || only.column.isKey)
    return condition;
  const query = {
    select: [only],
    distinct: false,
    from: [root],
    where: [condition],
    groupBy: [],
    having: [],
    orderBy: [],
    limit: null,
  };
  return { kind: 'in', operand: only, query, negated: false };
}

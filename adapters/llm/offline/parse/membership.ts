import { columnsOf } from '../ir/columns-of.ts';
import type { Condition, Query } from '../ir/query.ts';
import { joinTree } from '../schema/join-tree.ts';
import type { SchemaEdge, SchemaTable } from '../schema/schema-model.ts';
import type { ParseState } from './parse-state.ts';

/**
 * "Subject has (not) a related row that meets the conditions", as `key [NOT] IN (SELECT …)` along the join path.
 * Conditions on the subject alone are simply negated or joined. `null` when there is no path.
 */
export function membership(
  state: Pick<ParseState, 'model' | 'costOf'>,
  subject: SchemaTable,
  conditions: readonly Condition[],
  tables: readonly SchemaTable[],
  negated: boolean,
  having: readonly Condition[] = [],
): Condition | null {
  const mentioned = columnsOf(queryOver([], conditions)).map((column) => column.table);
  const others = [...new Set([...tables, ...mentioned])].filter((table) => table !== subject);
  if (others.length === 0) {
    if (conditions.length === 0) return null;
    const all: Condition =
      conditions.length === 1 && conditions[0] ? conditions[0] : { kind: 'and', conditions };
    return negated ? { kind: 'not', condition: all } : all;
  }
  const exit = onlyExit(state, subject, others);
  if (exit === null) return null;
  const forward = exit.from === subject;
  const operand = (forward ? exit.fromColumns : exit.toColumns)[0];
  const selected = (forward ? exit.toColumns : exit.fromColumns)[0];
  const beyond = forward ? exit.to : exit.from;
  if (operand === undefined || selected === undefined) return null;
  const notNull: readonly Condition[] =
    negated && selected.context.nullable && !selected.isKey
      ? [{ kind: 'not', condition: { kind: 'isNull', operand: { kind: 'column', column: selected } } }]
      : [];
  const query: Query = {
    ...queryOver([beyond, ...others.filter((table) => table !== beyond)], [...conditions, ...notNull]),
    select: [{ kind: 'column', column: selected }],
    groupBy: having.length > 0 ? [{ kind: 'column', column: selected }] : [],
    having,
  };
  return { kind: 'in', operand: { kind: 'column', column: operand }, query, negated };
}

/** The one key by which the subject is tied to the others, which hang together without it. */
function onlyExit(
  state: Pick<ParseState, 'model' | 'costOf'>,
  subject: SchemaTable,
  others: readonly SchemaTable[],
): SchemaEdge | null {
  for (const root of [subject, ...others]) {
    const rest = [subject, ...others].filter((table) => table !== root);
    const steps = joinTree(state.model, root, rest, state.costOf) ?? [];
    const [exit, ...more] = steps.filter(({ from, to }) => from === subject || to === subject);
    if (exit !== undefined && more.length === 0) return exit.edge;
  }
  return null;
}

function queryOver(from: readonly SchemaTable[], where: readonly Condition[]): Query {
  return { select: [], distinct: false, from, where, groupBy: [], having: [], orderBy: [], limit: null };
}

import type { AggregateFunction } from '../ir/query.ts';
import type { Item } from '../link/item.ts';
import { wordSimilarity } from '../link/word-similarity.ts';
import { nearestTable } from '../parse/nearest-table.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { topicColumn } from '../parse/topic-column.ts';
import { isMoment } from '../schema/is-moment.ts';
import { isOnlyMoment } from '../schema/is-only-moment.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';
import { namesQuantity } from './names-quantity.ts';

export interface Operand {
  readonly column: SchemaColumn;
  /** More of the column is less of what was said. */
  readonly reversed: boolean;
  /** "an average age above 20": the comparison is over a group. */
  readonly aggregate: AggregateFunction | null;
  readonly taken: readonly number[];
}

/**
 * What stands left of a comparison at `index`: the column named just before it; else what its adjective speaks of
 * ("older than"); else, for a year or date, the date that the verb before it speaks of ("opened after 2010").
 */
export function leftOperand(state: ParseState, scope: Scope, index: number, literal: Item): Operand | null {
  const operator = state.items[index];
  const before = columnBefore(state, scope, index, literal);
  const tables = [
    nearestTable(state, index),
    scope.subject,
    ...tablesNear(state, index),
    ...state.focus,
  ].filter((table): table is SchemaTable => table !== null);
  if (operator?.tag?.kind === 'comparative') {
    const near = nearestTable(state, index);
    const topic = topicColumn(near === null ? tables : [near, ...tables], operator.tag.about);
    if (topic !== null && (before === null || before.aggregate === null)) {
      return {
        column: topic.column,
        reversed: topic.reversed,
        aggregate: null,
        taken: before?.column === topic.column ? before.taken : [],
      };
    }
  }
  if (before !== null) return before;
  const temporal = operator?.tag?.kind === 'compare' && operator.tag.temporal === true;
  if (temporal || isDateLike(literal)) return dateOperand(state, index, tables);
  return null;
}

function columnBefore(state: ParseState, scope: Scope, index: number, literal: Item): Operand | null {
  for (let at = index - 1; at >= scope.from; at -= 1) {
    const item = state.items[at];
    if (item === undefined || item.kind === 'mark' || item.kind === 'number' || item.kind === 'value')
      return null;
    if (item.tag?.kind === 'not' || (item.tag?.kind === 'compare' && item.lower.endsWith(' not'))) continue;
    if (item.kind === 'stop' || item.kind === 'word') {
      if (['with', 'whose', 'who'].includes(item.lower)) return null;
      continue;
    }
    const isNamedColumn = roleOf(item) === 'column' || (item.kind === 'schema' && item.columns.length > 0);
    const bare = item.kind === 'function' && item.columns.length > 0;
    if (!isNamedColumn && !bare) return null;
    if (state.used[at] === true) return null;
    const numeric = literal.kind === 'number' && !/^(?:1[5-9]|20)\d\d$/.test(literal.text);
    const fits = (column: SchemaColumn): boolean => !numeric || column.kind !== 'date';
    const column = resolveColumn(
      state,
      item,
      [...(scope.subject === null ? [] : [scope.subject]), ...tablesNear(state, at)],
      fits,
    );
    if (column === null) return null;
    if (roleOf(item) === 'table' && (column.kind !== 'number' || column.isIdentifier)) return null;
    if (isDateLike(literal) && column.isIdentifier) return null;
    const temporal = state.items[index]?.tag;
    if (
      temporal?.kind === 'compare' &&
      temporal.temporal === true &&
      isDateLike(literal) &&
      column.kind === 'text' &&
      !isMoment(column) &&
      /ed$/.test(item.lower)
    )
      return null;
    const aggregate = state.items[at - 1]?.tag;
    const over = aggregate?.kind === 'aggregate' && state.used[at - 1] !== true ? aggregate.fn : null;
    const asked = state.zones.some((zone) => at >= zone.from && at < zone.to);
    const counted = aggregate?.kind === 'count' && !asked && namesQuantity(item);
    return {
      column,
      reversed: false,
      aggregate: over,
      taken: over === null && !counted ? [at] : [at - 1, at],
    };
  }
  return null;
}

function isDateLike(literal: Item): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(literal.text) || /^\d{4}-\d{1,2}/.test(literal.text);
}

/** A date or year column, best one whose name is like the verb before the literal. */
function dateOperand(state: ParseState, index: number, tables: readonly SchemaTable[]): Operand | null {
  const verbs: { stem: string; at: number }[] = [];
  for (let at = index - 1; at >= Math.max(0, index - 4); at -= 1) {
    const item = state.items[at];
    if (item === undefined || item.kind === 'mark') break;
    if (item.kind === 'word') verbs.push({ stem: item.stem, at });
  }
  let best: Operand | null = null;
  let bestScore = 0;
  for (const [rank, table] of [...new Set(tables)].entries()) {
    for (const column of table.columns) {
      if (!isMoment(column)) continue;
      const verb = verbs.find(({ stem }) => column.words.some((word) => wordSimilarity(stem, word) > 0));
      const score =
        1 -
        0.15 * rank +
        (verb === undefined ? 0 : 1) -
        0.02 * column.words.length +
        (column.words.join() === 'year' ? 0.05 : 0);
      if (score > bestScore) {
        const only = verb === undefined && isOnlyMoment(column);
        const taken = only ? verbs.map(({ at }) => at) : [verb?.at ?? -1];
        best = { column, reversed: false, aggregate: null, taken };
        bestScore = score;
      }
    }
  }
  return best;
}

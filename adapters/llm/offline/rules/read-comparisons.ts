import type { Expression } from '../ir/query.ts';
import type { ComparisonOperator } from '../lexicon/function-tag.ts';
import type { Item } from '../link/item.ts';
import { literalFor } from '../parse/literal-for.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import { attributeValue } from './attribute-value.ts';
import { bareAge } from './bare-age.ts';
import { compareWithRow } from './compare-with-row.ts';
import { isExactCount } from './is-exact-count.ts';
import { leftOperand } from './left-operand.ts';
import { mirroredOperator } from './mirrored-operator.ts';
import { readColumnPair } from './read-column-pair.ts';
import { readCountComparison } from './read-count-comparison.ts';
import { readRelativeComparison } from './read-relative-comparison.ts';
import { rightOperand } from './right-operand.ts';
import { sameAgain } from './same-again.ts';

/** Comparisons with a literal: "older than 20", "at least 5 stars", "after 2010", "20 or more", "is not 'x'". */
export function readComparisons(state: ParseState, scope: Scope): void {
  for (let index = scope.from; index < scope.to; index += 1) {
    if (state.used[index] === true) continue;
    const tag = state.items[index]?.tag;
    const following = state.items[index + 1]?.tag?.kind;
    if (isNegator(state.items[index]) && (following === 'compare' || following === 'comparative')) continue;
    if (tag?.kind === 'compare' || tag?.kind === 'comparative') {
      const negated = isNegator(state.items[index - 1]);
      if (negated) take(state, index - 1);
      readOne(state, scope, index, negated ? opposite(tag.op) : tag.op);
    } else if (isExactCount(state, index)) {
      if (state.items[index]?.text === '1' && state.items[index - 1]?.lower === 'in') take(state, index);
      else readCountComparison(state, scope, index, index, '=');
    } else if (tag?.kind === 'orMore') readOrMore(state, scope, index, tag.op);
  }
}

function readOne(state: ParseState, scope: Scope, index: number, op: ComparisonOperator): void {
  if (readRelativeComparison(state, scope, index, op)) return;
  const right = neighbour(state.items, index, 1);
  const item = state.items[right];
  if (item === undefined || right >= scope.to) return;
  if (item.kind === 'number' && readCountComparison(state, scope, index, right, op)) return;
  if (item.kind !== 'number' && item.kind !== 'value') {
    const literal = neighbour(state.items, right, 1);
    const literalKind = state.items[literal]?.kind;
    if (
      item.columns.length > 0 &&
      (literalKind === 'number' || literalKind === 'value') &&
      literal < scope.to &&
      literal <= right + 2
    ) {
      compareAfter(state, scope, index, right, literal, op);
    } else if (roleOf(item) === 'column') {
      readColumnPair(state, scope, index, right, op);
    }
    return;
  }
  compareLiteral(state, scope, index, right, op);
}

/** "above age 20", "after year 2000": the column stands between the comparison and its literal. */
function compareAfter(
  state: ParseState,
  scope: Scope,
  index: number,
  named: number,
  literal: number,
  op: ComparisonOperator,
): void {
  const item = state.items[named];
  const value = state.items[literal];
  if (item === undefined || value === undefined) return;
  const column = resolveColumn(state, item, [scope.subject, ...tablesNear(state, named)]);
  if (column === null) return;
  const stored = value.values.find((link) => link.column === column);
  take(state, index, named, literal);
  scope.conditions.push({
    at: index,
    condition: literalFor(column, op, stored?.value ?? value.text, stored !== undefined),
  });
}

function readOrMore(state: ParseState, scope: Scope, index: number, op: '>=' | '<='): void {
  const number = index - 1;
  if (!/^\d/.test(state.items[number]?.text ?? '') || state.used[number] === true) return;
  if (readCountComparison(state, scope, index, number, op)) return;
  compareLiteral(state, scope, index, number, op);
}

function compareLiteral(
  state: ParseState,
  scope: Scope,
  index: number,
  right: number,
  op: ComparisonOperator,
): void {
  const item = state.items[right];
  if (item === undefined) return;
  const left =
    leftOperand(state, scope, Math.min(index, right), item) ??
    rightOperand(state, right, item) ??
    bareAge(state, scope, index, right) ??
    sameAgain(state, scope, index, right);
  if (left === null && (op === '=' || op === '!=')) {
    const found = attributeValue(state, scope, right, new Set());
    if (found !== null) {
      take(state, index, right, ...found.taken);
      scope.conditions.push({
        at: index,
        condition: literalFor(found.column, op, found.stored ?? item.text, found.stored !== null),
      });
      return;
    }
  }
  if (left === null) {
    state.draft.doubts.push({ reason: `nothing to compare with ${item.text}`, weight: 0.5 });
    return;
  }
  const ofWords = item.kind === 'value' && !/\d/.test(item.text);
  if (ofWords && left.column.kind === 'number' && left.aggregate === null && op !== '=' && op !== '!=') {
    compareWithRow(state, scope, { at: index, right, op, left });
    return;
  }
  const comparison = left.reversed ? mirroredOperator(op) : op;
  const stored = item.values.find((link) => link.column === left.column);
  const literal = literalFor(left.column, comparison, stored?.value ?? item.text, stored !== undefined);
  take(state, index, right, ...left.taken);
  if (left.aggregate !== null && literal.kind === 'compare') {
    const aggregate: Expression = {
      kind: 'aggregate',
      fn: left.aggregate,
      distinct: false,
      argument: literal.left,
    };
    state.draft.having.push({ ...literal, left: aggregate });
    scope.tables.add(left.column.table);
    return;
  }
  scope.conditions.push({ condition: literal, at: index });
}

/** "is *not* higher than": the word before turns the comparison round. */
function isNegator(item: Item | undefined): boolean {
  return item?.tag?.kind === 'not' || (item?.tag?.kind === 'compare' && item.lower.endsWith(' not'));
}

function opposite(op: ComparisonOperator): ComparisonOperator {
  const opposites: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
    '=': '!=',
    '!=': '=',
    '>': '<=',
    '>=': '<',
    '<': '>=',
    '<=': '>',
  };
  return opposites[op];
}

import type { SchemaColumn } from '../schema/schema-model.ts';
import type { Condition, Expression, Query } from './query.ts';

/** The columns and whole tables a query names itself, subqueries left out. */
export function columnsOf(query: Query): readonly SchemaColumn[] {
  return [
    ...query.select.flatMap(ofExpression),
    ...query.where.flatMap(ofCondition),
    ...query.groupBy.flatMap(ofExpression),
    ...query.having.flatMap(ofCondition),
    ...query.orderBy.flatMap((term) => ofExpression(term.expression)),
  ];
}

function ofExpression(expression: Expression): readonly SchemaColumn[] {
  switch (expression.kind) {
    case 'column':
      return [expression.column];
    case 'aggregate':
      return expression.argument === null ? [] : ofExpression(expression.argument);
    case 'datePart':
      return ofExpression(expression.argument);
    case 'divide':
      return [...ofExpression(expression.left), ...ofExpression(expression.right)];
    case 'countIf':
      return expression.conditions.flatMap(ofCondition);
    case 'star':
      return expression.table.columns.slice(0, 1);
    case 'literal':
    case 'day':
    case 'truth':
    case 'subquery':
      return [];
  }
}

function ofCondition(condition: Condition): readonly SchemaColumn[] {
  switch (condition.kind) {
    case 'compare':
      return [...ofExpression(condition.left), ...ofExpression(condition.right)];
    case 'between':
    case 'like':
    case 'isNull':
    case 'yes':
    case 'in':
      return ofExpression(condition.operand);
    case 'and':
    case 'or':
      return condition.conditions.flatMap(ofCondition);
    case 'not':
      return ofCondition(condition.condition);
  }
}

import type { Query } from '../ir/query.ts';
import { renderCondition } from './render-condition.ts';
import type { StatementContext } from './render-context.ts';
import { renderExpression } from './render-expression.ts';
import { renderQuery } from './render-query.ts';

const render = { query: renderQuery, condition: renderCondition, expression: renderExpression };

/** The query as one SELECT statement, or `null` when its tables cannot be joined. */
export function renderSql(
  query: Query,
  context: Omit<StatementContext, 'render' | 'counter'>,
): string | null {
  return renderQuery(query, { ...context, render, counter: { next: 1 } });
}

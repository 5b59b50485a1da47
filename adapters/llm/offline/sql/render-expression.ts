import type { Expression } from '../ir/query.ts';
import { quoteIdentifier } from './quote-identifier.ts';
import type { RenderContext, StatementContext } from './render-context.ts';
import { renderDatePart } from './render-date-part.ts';
import { renderLiteral } from './render-literal.ts';

/** An expression as SQL text, or `null` when a subquery's tables cannot be joined. */
export function renderExpression(expression: Expression, context: RenderContext): string | null {
  const { dialect } = context;
  switch (expression.kind) {
    case 'column': {
      const alias = context.aliasOf(expression.column.table);
      const name = quoteIdentifier(expression.column.name, dialect);
      return alias === '' ? name : `${alias}.${name}`;
    }
    case 'star': {
      const alias = context.aliasOf(expression.table);
      return alias === '' ? '*' : `${alias}.*`;
    }
    case 'truth':
      return ['postgres', 'duckdb', 'trino'].includes(dialect) ? 'TRUE' : '1';
    case 'day': {
      const literal = renderLiteral(expression.value, dialect);
      return dialect === 'trino' ? `DATE ${literal}` : literal;
    }
    case 'literal':
      return renderLiteral(expression.value, dialect);
    case 'aggregate': {
      if (expression.argument === null) return 'COUNT(*)';
      const argument = context.render.expression(expression.argument, context);
      if (argument === null) return null;
      return `${expression.fn.toUpperCase()}(${expression.distinct ? 'DISTINCT ' : ''}${argument})`;
    }
    case 'datePart': {
      const argument = context.render.expression(expression.argument, context);
      return argument === null
        ? null
        : renderDatePart(expression.part, argument, expression.argument, dialect);
    }
    case 'divide': {
      const left = context.render.expression(expression.left, context);
      const right = context.render.expression(expression.right, context);
      if (left === null || right === null) return null;
      return `${left} * 1.0 / NULLIF(${right}, 0)`;
    }
    case 'countIf': {
      const conditions = expression.conditions.map((condition) =>
        context.render.condition(condition, context, true),
      );
      if (conditions.some((text) => text === null)) return null;
      return `SUM(CASE WHEN ${conditions.join(' AND ')} THEN 1 ELSE 0 END)`;
    }
    case 'subquery': {
      const query = context.render.query(expression.query, inner(context));
      return query === null ? null : `(${query})`;
    }
  }
}

function inner(context: RenderContext): StatementContext {
  if (context.counter.next === 1) context.counter.next = 2;
  return context;
}

import type { Condition, Expression } from '../ir/query.ts';
import { alignKinds } from './align-kinds.ts';
import type { RenderContext } from './render-context.ts';
import { renderLiteral } from './render-literal.ts';

/** A condition as SQL text; bracketed where `nested` and it would otherwise bind wrongly. */
export function renderCondition(
  condition: Condition,
  context: RenderContext,
  nested: boolean,
): string | null {
  switch (condition.kind) {
    case 'compare':
      return renderCompare(condition, context);
    case 'between': {
      const operand = context.render.expression(condition.operand, context);
      const low = context.render.expression(condition.low, context);
      const high = context.render.expression(condition.high, context);
      return operand === null || low === null || high === null
        ? null
        : `${operand} BETWEEN ${low} AND ${high}`;
    }
    case 'like': {
      const operand = context.render.expression(condition.operand, context);
      return operand === null ? null : renderLike(operand, condition.how, condition.text, context);
    }
    case 'isNull': {
      const operand = context.render.expression(condition.operand, context);
      return operand === null ? null : `${operand} IS NULL`;
    }
    case 'in': {
      const operand = context.render.expression(condition.operand, context);
      if (context.counter.next === 1) context.counter.next = 2;
      const query = context.render.query(condition.query, context);
      const compared = operand === null ? null : alignedOperand(operand, condition, context);
      return compared === null || query === null
        ? null
        : `${compared} ${condition.negated ? 'NOT IN' : 'IN'} (${query})`;
    }
    case 'and':
    case 'or': {
      const texts = condition.conditions.map((part) => context.render.condition(part, context, true));
      if (texts.some((text) => text === null)) return null;
      const joined = texts.join(condition.kind === 'and' ? ' AND ' : ' OR ');
      return nested && texts.length > 1 ? `(${joined})` : joined;
    }
    case 'yes': {
      const operand = context.render.expression(condition.operand, context);
      return operand === null ? null : `LOWER(${operand}) IN ('t', 'true', 'y', 'yes', '1')`;
    }
    case 'not': {
      if (condition.condition.kind === 'isNull') {
        const operand = context.render.expression(condition.condition.operand, context);
        return operand === null ? null : `${operand} IS NOT NULL`;
      }
      const inner = context.render.condition(condition.condition, context, true);
      return inner === null ? null : `NOT (${inner})`;
    }
  }
}

function renderCompare(condition: Condition & { kind: 'compare' }, context: RenderContext): string | null {
  const left = context.render.expression(condition.left, context);
  const right = context.render.expression(condition.right, context);
  if (left === null || right === null) return null;
  const op = condition.op === '!=' ? '<>' : condition.op;
  if (!condition.fold || !isText(condition.right)) return `${left} ${op} ${right}`;
  switch (context.dialect) {
    case 'mysql':
    case 'mariadb':
    case 'tsql':
      return `${left} ${op} ${right}`;
    case 'sqlite':
      return `${left} ${op} ${right} COLLATE NOCASE`;
    default:
      return `LOWER(${left}) ${op} ${renderLiteral(condition.right.value.toLowerCase(), context.dialect)}`;
  }
}

function isText(expression: Expression): expression is { readonly kind: 'literal'; readonly value: string } {
  return expression.kind === 'literal' && typeof expression.value === 'string';
}

function renderLike(
  operand: string,
  how: 'prefix' | 'suffix' | 'contains',
  text: string,
  context: RenderContext,
): string {
  const special = /[%_\\]/.test(text);
  const escaped = text.replace(/[%_\\]/g, (character) => `\\${character}`);
  const pattern = `${how === 'prefix' ? '' : '%'}${escaped}${how === 'suffix' ? '' : '%'}`;
  const folds = ['sqlite', 'mysql', 'mariadb', 'tsql'].includes(context.dialect);
  const literal = renderLiteral(folds ? pattern : pattern.toLowerCase(), context.dialect);
  const escaping = special ? ` ESCAPE ${renderLiteral('\\', context.dialect)}` : '';
  return `${folds ? operand : `LOWER(${operand})`} LIKE ${literal}${escaping}`;
}

/** The operand as text where the subquery returns text for a number. */
function alignedOperand(
  operand: string,
  condition: Condition & { kind: 'in' },
  context: RenderContext,
): string {
  const [selected] = condition.query.select;
  if (condition.operand.kind !== 'column' || selected?.kind !== 'column') return operand;
  return alignKinds([operand, condition.operand.column], ['', selected.column], context.dialect)[0];
}

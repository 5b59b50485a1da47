import { columnsOf } from '../ir/columns-of.ts';
import type { Query } from '../ir/query.ts';
import { type JoinStep, joinTree } from '../schema/join-tree.ts';
import type { SchemaTable } from '../schema/schema-model.ts';
import { alignKinds } from './align-kinds.ts';
import { quoteIdentifier } from './quote-identifier.ts';
import type { RenderContext, StatementContext } from './render-context.ts';
import { renderTable } from './render-table.ts';

/** The query as one SELECT statement, or `null` when its tables cannot be joined. */
export function renderQuery(query: Query, outer: StatementContext): string | null {
  const mentioned = [...query.from, ...columnsOf(query).map((column) => column.table)];
  const tables = [...new Set(mentioned)];
  const root = tables[0];
  if (root === undefined) return null;
  const steps = joinTree(outer.model, root, tables, outer.costOf);
  if (steps === null) return null;
  const aliases = aliasesFor(root, steps, outer);
  const context: RenderContext = { ...outer, aliasOf: (table) => aliases.get(table) ?? '' };
  return clauses(query, root, steps, context);
}

function aliasesFor(
  root: SchemaTable,
  steps: readonly JoinStep[],
  outer: StatementContext,
): ReadonlyMap<SchemaTable, string> {
  const aliases = new Map<SchemaTable, string>();
  if (steps.length === 0 && outer.counter.next === 1) return aliases.set(root, '');
  for (const table of [root, ...steps.map((step) => step.to)]) {
    aliases.set(table, `t${outer.counter.next}`);
    outer.counter.next += 1;
  }
  return aliases;
}

function clauses(
  query: Query,
  root: SchemaTable,
  steps: readonly JoinStep[],
  context: RenderContext,
): string | null {
  const expressions = (list: Query['select']): string[] | null => {
    const texts = list.map((expression) => context.render.expression(expression, context));
    return texts.every((text) => text !== null) ? texts : null;
  };
  const conditions = (list: Query['where']): string[] | null => {
    const texts = list.map((condition) => context.render.condition(condition, context, list.length > 1));
    return texts.every((text) => text !== null) ? texts : null;
  };
  const select = expressions(query.select);
  const where = conditions(query.where);
  const groupBy = expressions(query.groupBy);
  const having = conditions(query.having);
  const orderBy = expressions(query.orderBy.map((term) => term.expression));
  if (select === null || where === null || groupBy === null || having === null || orderBy === null)
    return null;
  const parts = [
    `SELECT ${query.distinct ? 'DISTINCT ' : ''}${select.join(', ')}`,
    `FROM ${tableWithAlias(root, context)}`,
  ];
  for (const step of steps)
    parts.push(`JOIN ${tableWithAlias(step.to, context)} ON ${joinCondition(step, context)}`);
  if (where.length > 0) parts.push(`WHERE ${where.join(' AND ')}`);
  if (groupBy.length > 0) parts.push(`GROUP BY ${groupBy.join(', ')}`);
  if (having.length > 0) parts.push(`HAVING ${having.join(' AND ')}`);
  if (orderBy.length > 0) {
    const terms = orderBy.map(
      (text, index) => `${text}${query.orderBy[index]?.descending === true ? ' DESC' : ''}`,
    );
    parts.push(`ORDER BY ${terms.join(', ')}`);
  }
  if (query.limit !== null) parts.push(`LIMIT ${query.limit}`);
  return parts.join(' ');
}

function tableWithAlias(table: SchemaTable, context: RenderContext): string {
  const alias = context.aliasOf(table);
  const name = renderTable(table, context.dialect);
  return alias === '' ? name : `${name} AS ${alias}`;
}

function joinCondition(step: JoinStep, context: RenderContext): string {
  const { edge } = step;
  return edge.fromColumns
    .flatMap((from, index) => {
      const to = edge.toColumns[index];
      const side = (table: SchemaTable, name: string): string =>
        `${context.aliasOf(table)}.${quoteIdentifier(name, context.dialect)}`;
      if (to === undefined) return [];
      const [left, right] = alignKinds(
        [side(edge.from, from.name), from],
        [side(edge.to, to.name), to],
        context.dialect,
      );
      return [`${left} = ${right}`];
    })
    .join(' AND ');
}

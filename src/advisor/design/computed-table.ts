import type { Analysis, SourceColumn, TableName } from '../analysis/analysis.ts';
import { bindQuery } from '../analysis/bind-query.ts';
import { createTableIndex } from '../analysis/create-table-index.ts';
import { findNonDeterminism } from '../analysis/find-non-determinism.ts';
import { nodeAs } from '../syntax/node-as.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import type { DesignTable } from './design.ts';
import type { RuleDependencies } from './rule.ts';
import { typeOfExpression } from './type-of-expression.ts';

export interface ComputedTable extends Pick<DesignTable, 'columns' | 'fill' | 'sources'> {
  /** It groups, aggregates or removes duplicates: what it stores is an answer or a part of one. */
  readonly aggregates: boolean;
}

/**
 * A table filled by a SELECT over source tables; `null` when its columns have no names or no certain types, or two runs of it might differ.
 */
export function computedTable(
  { syntax }: RuleDependencies,
  analysis: Analysis,
  select: SqlNode,
): ComputedTable | null {
  const { dialect, catalog, schema, tables } = analysis;
  const printed = syntax.print(select, dialect);
  const parsed = printed.ok ? syntax.parseOne(printed.sql, dialect) : null;
  if (!printed.ok || !parsed?.ok) return null;
  const binding = bindQuery(parsed.tree, {
    dialect,
    findTable: createTableIndex(tables, { dialect, catalog, schema }),
  });
  const body = nodeAs(parsed.tree, 'select');
  if (binding.faults.length > 0 || !body || !binding.outputs) return null;
  const { nonDeterministic, readsClock } = findNonDeterminism(binding, { dialect, keysOf: () => [] });
  if (nonDeterministic.length > 0 || readsClock) return null;
  const typeOfColumn = (origin: TableName & { readonly column: string }) =>
    tables
      .find(({ name, schema: own }) => name === origin.name && own === origin.schema)
      ?.columns.find(({ name }) => name === origin.column)?.type ?? null;
  const print = (node: SqlNode) => {
    const text = syntax.print(
      {
        select: {
          ...body,
          expressions: [node],
          from: null,
          joins: [],
          where_clause: null,
          group_by: null,
          having: null,
          order_by: null,
          limit: null,
          distinct: false,
          with: null,
        },
      },
      dialect,
    );
    return text.ok ? text.sql : null;
  };
  const columns: SourceColumn[] = [];
  const starred = body.expressions.some((expression) => nodeAs(expression, 'star'));
  for (const [index, output] of binding.outputs.entries()) {
    const expression = starred ? undefined : body.expressions[index];
    const type = output.origin
      ? typeOfColumn(output.origin)
      : expression
        ? typeOfExpression({ binding, dialect, typeOfColumn, print }, expression)
        : null;
    if (type === null || output.name === '' || columns.some(({ name }) => name === output.name)) return null;
    columns.push({ name: output.name, type, nullable: true, comment: null });
  }
  const names = new Map(
    binding.scans.map(({ table }) => [JSON.stringify([table.catalog, table.schema, table.name]), table]),
  );
  return {
    columns,
    fill: printed.sql,
    sources: [...names.values()].map(({ catalog: from, schema: own, name }) => ({
      catalog: from,
      schema: own,
      name,
    })),
    aggregates:
      binding.selects.some(({ node }) => node.group_by !== null || node.distinct) ||
      binding.columns.some(({ role }) => role === 'aggregate') ||
      hasCount(parsed.tree),
  };
}

function hasCount(tree: SqlNode): boolean {
  return /\bCOUNT\s*\(/i.test(JSON.stringify(tree)) || JSON.stringify(tree).includes('"count":{');
}

import type { SourceTable } from '../../analysis/analysis.ts';
import { kindOf } from '../../syntax/kind-of.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import { transformTree } from '../../syntax/transform-tree.ts';
import type { ColumnNode } from '../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import { pathKey } from '../laboratory/path-key.ts';
import { pathOfNode } from '../laboratory/path-of-node.ts';
import { type ColumnKey, columnKey } from './column-key.ts';

/** What the names in some queries stand for, as far as data has to know: scopes are not kept apart, so a name may stand for several columns. */
export interface SeenQuery {
  /** The source columns that a name stands for, through aliases. */
  columnsOf(column: ColumnNode): readonly ColumnKey[];
  /** The expression with the names of computed columns exchanged for what they are computed from. */
  expanded(expression: SqlNode): SqlNode;
}

const deepest = 4;

export function seeQueries(trees: readonly SqlNode[], tables: readonly SourceTable[]): SeenQuery {
  const byName = new Map<string, ColumnKey[]>();
  for (const table of tables) {
    for (const { name } of table.columns) {
      const key = name.toLowerCase();
      byName.set(key, [...(byName.get(key) ?? []), columnKey(table, name)]);
    }
  }
  const byPath = new Map(tables.map((table) => [pathKey(table), table]));
  const tablesByAlias = new Map<string, SourceTable[]>();
  const expressions = new Map<string, SqlNode[]>();
  walkTree(trees, (node) => {
    const table = nodeAs(node, 'table');
    const source = table && typeof table.name === 'object' && byPath.get(pathKey(pathOfNode(table)));
    if (table && source) {
      const alias = (table.alias ?? table.name).name.toLowerCase();
      tablesByAlias.set(alias, [...(tablesByAlias.get(alias) ?? []), source]);
    }
    const alias = nodeAs(node, 'alias');
    if (alias?.alias) {
      const name = alias.alias.name.toLowerCase();
      expressions.set(name, [...(expressions.get(name) ?? []), alias.this]);
    }
  });

  function direct(column: ColumnNode): readonly ColumnKey[] {
    const name = column.name.name.toLowerCase();
    const owners = column.table ? (tablesByAlias.get(column.table.name.toLowerCase()) ?? []) : [];
    return owners
      .filter(({ columns }) => columns.some((candidate) => candidate.name.toLowerCase() === name))
      .map((table) => columnKey(table, name));
  }

  function columnsOf(column: ColumnNode, depth = 0): readonly ColumnKey[] {
    const own = direct(column);
    if (own.length > 0 || depth > deepest) return own;
    const name = column.name.name.toLowerCase();
    const through = (expressions.get(name) ?? []).flatMap((expression) => {
      const plain = nodeAs(expression, 'column');
      return plain && plain.name.name.toLowerCase() !== name ? columnsOf(plain, depth + 1) : [];
    });
    return [...new Set([...through, ...(byName.get(name) ?? [])])];
  }

  function expanded(expression: SqlNode, depth = 0): SqlNode {
    if (depth > deepest) return expression;
    return transformTree(expression, (node) => {
      const column = nodeAs(node, 'column');
      if (!column || typeof column.name !== 'object' || columnsOf(column).length > 0) return null;
      const [computed] = expressions.get(column.name.name.toLowerCase()) ?? [];
      return computed && kindOf(computed) !== 'column' ? expanded(computed, depth + 1) : null;
    });
  }

  return { columnsOf, expanded };
}

import type { Analysis } from '../../analysis/analysis.ts';
import type { Binding } from '../../analysis/binding.ts';
import { sourceOf } from '../../design/cost/source-of.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { type ColumnFamily, columnFamily } from '../../verification/data/column-family.ts';
import type { TypeHint } from './type-hint.ts';

/** A base column that stands in a query by itself. */
export interface FoundColumn extends Pick<TypeHint, 'table' | 'column'> {
  readonly family: ColumnFamily;
  /** Of CHAR(n), more than one; `null` for others. */
  readonly padding: number | null;
  /** DOUBLE, REAL and their like: sums of it depend on the order of rows. */
  readonly isInexact: boolean;
}

/** Tells of an expression which base column it is; `null` when it is anything else. */
export function columnFinder(
  analysis: Analysis,
  binding: Binding,
): (expression: SqlNode | null | undefined) => FoundColumn | null {
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  return function find(expression): FoundColumn | null {
    const paren = expression && nodeAs(expression, 'paren');
    if (paren) return find(paren.this);
    const node = expression && nodeAs(expression, 'column');
    const origin = node ? bound.get(node)?.origin : null;
    const source = origin && sourceOf(analysis, origin);
    const column = source?.columns.find(({ name }) => name === origin?.column);
    if (!source || !column) return null;
    const { catalog, schema, name } = source;
    const length = Number(/^(?:char|character|nchar|bpchar)\s*\((\d+)\)$/i.exec(column.type.trim())?.[1]);
    return {
      table: { catalog, schema, name },
      column,
      family: columnFamily(column.type),
      padding: length > 1 ? length : null,
      isInexact: /^(?:double|real|float)/i.test(column.type.trim()),
    };
  };
}

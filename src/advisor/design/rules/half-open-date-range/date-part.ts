import { kindOf } from '../../../syntax/kind-of.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import type { ColumnNode } from '../../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';

/** A part of a date column. */
export interface DatePart {
  readonly column: ColumnNode;
  /** `year` of `year(c) = 2024`, `trunc month` of `date_trunc('month', c) = DATE '2024-06-01'`. */
  readonly part: string;
}

/** A call that takes a part of a date column; `null` for anything else. */
export function datePart(node: SqlNode): DatePart | null {
  const paren = nodeAs(node, 'paren');
  if (paren) return datePart(paren.this);
  const kind = kindOf(node);
  const held = node[kind] as {
    this?: SqlNode;
    field?: string;
    name?: string;
    args?: readonly SqlNode[];
    to?: { data_type: string };
  };
  const bare = (part: SqlNode | undefined) => {
    const column = nodeAs(part, 'column');
    return column?.name ? column : null;
  };
  const of = (column: ColumnNode | null, part: string) => (column ? { column, part } : null);
  if (['year', 'month', 'quarter'].includes(kind)) return of(bare(held.this), kind);
  if (kind === 'extract') return of(bare(held.this), String(held.field).toLowerCase());
  if (kind === 'cast' && held.to?.data_type === 'date') return of(bare(held.this), 'trunc day');
  if (kind === 'date') return of(bare(held.this), 'trunc day');
  if (kind !== 'function' && kind !== 'date_trunc') return null;
  const name = kind === 'function' ? String(held.name).toLowerCase() : kind;
  const [first, second] = held.args ?? [];
  const unit = nodeAs(first, 'literal')?.value.toLowerCase() ?? '';
  if (name === 'date_trunc') return of(bare(second), `trunc ${unit}`);
  if (name === 'date_part') return of(bare(second), unit);
  return name === 'date' && held.args?.length === 1 ? of(bare(first), 'trunc day') : null;
}

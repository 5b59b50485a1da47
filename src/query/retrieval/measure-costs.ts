import { renderColumn } from '../../catalog/render-column.ts';
import { renderTableHeader } from '../../catalog/render-table-header.ts';
import type { CatalogColumn } from '../../ports/catalog.ts';
import type { TokenCounter } from '../../shared/count-tokens.ts';
import type { CatalogIndex } from './index-catalog.ts';

/** What each line of the rendered schema costs, in tokens; each is counted once a catalog. */
export interface Costs {
  /** The line that names a table, or a series of them. */
  readonly header: (table: number) => number;
  /** Name and type. */
  readonly column: (column: number) => number;
  /** What comment and enum values add. */
  readonly columnDetail: (column: number) => number;
  readonly tableComment: (table: number) => number;
  /** What naming the other end of a relation adds. */
  readonly relation: (relation: number) => number;
}

const measured = new WeakMap<CatalogIndex, Costs>();
const newline = 1;

export function measureCosts(index: CatalogIndex, count: TokenCounter): Costs {
  const known = measured.get(index);
  if (known) return known;
  const costs = newCosts(index, count);
  measured.set(index, costs);
  return costs;
}

function newCosts(index: CatalogIndex, count: TokenCounter): Costs {
  const { dialect } = index.catalog;
  const byLine = new Map<string, number>();
  const tokens = (line: string): number => {
    const known = byLine.get(line);
    if (known !== undefined) return known;
    const counted = count(line) + newline;
    byLine.set(line, counted);
    return counted;
  };
  const columnLine = (column: CatalogColumn | undefined, plain: boolean): string =>
    column
      ? renderColumn(plain ? plainOf(column) : column, { primaryKey: false, references: '' }, dialect)
      : '';
  const headerLine = (table: number, comment: string | null): string => {
    const members = index.membersOf.get(table) ?? [table];
    return renderTableHeader(
      members.map((member) => index.tables[member]?.name ?? ''),
      comment,
      dialect,
    );
  };
  const column = remember(index.columns.length, (at) => tokens(columnLine(index.columns[at], true)));
  const header = remember(index.tables.length, (at) => tokens(headerLine(at, null)));
  return {
    header,
    column,
    columnDetail: remember(
      index.columns.length,
      (at) => tokens(columnLine(index.columns[at], false)) - column(at),
    ),
    tableComment: remember(
      index.tables.length,
      (at) => tokens(headerLine(at, index.tables[at]?.comment ?? null)) - header(at),
    ),
    relation: remember(index.relations.length, (at) => {
      const to = index.relations[at]?.to;
      return to ? tokens(` -> ${to.table}.${to.columns.join(', ')}`) : 0;
    }),
  };
}

function plainOf(column: CatalogColumn): CatalogColumn {
  return { ...column, comment: null, enumValues: null };
}

function remember(size: number, compute: (at: number) => number): (at: number) => number {
  const known = new Int32Array(size).fill(-1);
  return (at) => {
    const value = known[at] ?? -1;
    if (value >= 0) return value;
    const computed = Math.max(0, compute(at));
    known[at] = computed;
    return computed;
  };
}

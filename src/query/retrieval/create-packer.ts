import type { CatalogIndex } from './index-catalog.ts';
import type { Costs } from './measure-costs.ts';

/** `detail` is a column's comment and enum values; `comment` a table's. */
export type ItemKind = 'table' | 'column' | 'detail' | 'comment';

export interface Item {
  readonly kind: ItemKind;
  /** A table (the leader of its series) or a column. */
  readonly at: number;
  /** How likely it is needed, for a token. */
  readonly worth: number;
}

/** What is to be shown. */
export interface Selection {
  readonly shown: Readonly<Record<ItemKind, ReadonlySet<number>>>;
  /** In the order of choice: the last is the first to go. */
  readonly taken: readonly Item[];
  readonly complete: boolean;
}

export interface Packer {
  readonly take: (item: Item) => void;
  /** Takes each item that still fits and whose table, for a detail its column, is shown. */
  readonly fill: (items: readonly Item[], budget: number) => void;
  readonly spent: () => number;
  readonly selection: (complete: boolean) => Selection;
}

/** No line costs less. */
const leastCost = 2;
const schemaLineCost = 8;

/**
 * Collects what is to be shown and keeps the account of its tokens. A table brings its primary key, and the columns of every relation to
 * a table that is shown already, at both ends.
 */
export function createPacker(index: CatalogIndex, costs: Costs): Packer {
  const shown = {
    table: new Set<number>(),
    column: new Set<number>(),
    detail: new Set<number>(),
    comment: new Set<number>(),
  };
  const taken: Item[] = [];
  const schemas = new Set(index.catalog.searchPath);
  let spent = 0;
  const costOfTable = (table: number): number => {
    let cost = costs.header(table) + (schemas.has(schemaOf(index, table)) ? 0 : schemaLineCost);
    for (const column of keyColumns(index, table, shown.table)) {
      if (!shown.column.has(column)) cost += costs.column(column);
    }
    for (const relation of index.relationsOf[table] ?? []) {
      if (joinsShown(index, relation, table, shown.table)) cost += costs.relation(relation);
    }
    return cost;
  };
  const costOf = ({ kind, at }: Item): number => {
    if (kind === 'table') return costOfTable(at);
    if (kind === 'column') return costs.column(at);
    return kind === 'detail' ? costs.columnDetail(at) : costs.tableComment(at);
  };
  const belongs = ({ kind, at }: Item): boolean => {
    if (kind === 'column') return shown.table.has(index.tableOf[at] ?? -1);
    return kind !== 'detail' || shown.column.has(at);
  };
  const take = (item: Item): void => {
    const { kind, at } = item;
    if (shown[kind].has(at)) return;
    spent += costOf(item);
    taken.push(item);
    if (kind === 'table') {
      for (const column of keyColumns(index, at, shown.table)) shown.column.add(column);
      schemas.add(schemaOf(index, at));
    }
    shown[kind].add(at);
  };
  const fill = (items: readonly Item[], budget: number): void => {
    for (const item of items) {
      if (spent + leastCost > budget) return;
      if (shown[item.kind].has(item.at) || !belongs(item)) continue;
      if (spent + costOf(item) <= budget) take(item);
    }
  };
  return { take, fill, spent: () => spent, selection: (complete) => ({ shown, taken, complete }) };
}

function keyColumns(index: CatalogIndex, table: number, shown: ReadonlySet<number>): ReadonlySet<number> {
  const columns = new Set(index.primaryKeyOf[table]);
  for (const relation of index.relationsOf[table] ?? []) {
    if (!joinsShown(index, relation, table, shown)) continue;
    for (const column of index.joinColumns[relation] ?? []) columns.add(column);
  }
  return columns;
}

function joinsShown(
  index: CatalogIndex,
  relation: number,
  table: number,
  shown: ReadonlySet<number>,
): boolean {
  const [from = -1, to = -1] = index.endsOf[relation] ?? [];
  const other = from === table ? to : from;
  return other === table || shown.has(other);
}

function schemaOf(index: CatalogIndex, table: number): string {
  return index.tables[table]?.schema ?? '';
}

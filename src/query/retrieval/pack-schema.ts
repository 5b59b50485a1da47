import type { CatalogIndex } from './index-catalog.ts';
import type { Costs } from './measure-costs.ts';
import { rankTables } from './rank-tables.ts';
import type { Scores } from './score-words.ts';

/** What is to be shown. Tables are leaders of their series; `columns` and `details` are columns. */
export interface Selection {
  readonly tables: Set<number>;
  readonly columns: Set<number>;
  /** Columns shown with comment and enum values. */
  readonly details: Set<number>;
  /** Tables shown with their comment. */
  readonly comments: Set<number>;
  /** What was taken, in order of worth: the last is the first to go. */
  readonly taken: Item[];
  readonly complete: boolean;
}

export interface Item {
  readonly kind: 'table' | 'column' | 'detail' | 'comment';
  readonly at: number;
  readonly worth: number;
}

/** Part of the budget that comments and values may have for sure once tables and columns are chosen. */
const detailShare = 0.08;
const candidateTables = 400;
const weighedTables = 150;
const leastEvidence = 0.06;
/** No line costs less. */
const leastCost = 2;
const leastTableCost = 8;

/**
 * Chooses what to show within `budget` tokens: everything where that fits; else by worth for its cost, a table's name and keys first, then the
 * columns that the question seems to speak of, so that many tables with few columns come before few with many. Comments and
 * values take what is left, best columns first.
 */
export function packSchema(index: CatalogIndex, scores: Scores, costs: Costs, budget: number): Selection {
  const packer = newPacker(index, costs);
  if (fitsWhole(index, costs, budget)) {
    const leaders = rankTables(index, scores.tables, 0);
    for (const table of leaders) packer.take({ kind: 'table', at: table, worth: 1 });
    for (const table of leaders)
      for (const column of columnsOf(index, table)) packer.take({ kind: 'column', at: column, worth: 1 });
    packer.fill(detailItems(index, leaders, scores, costs), budget);
    return { ...packer.selection, complete: true };
  }
  const candidates = rankTables(index, scores.tables, leastEvidence).slice(0, candidateTables);
  packer.fill(schemaItems(index, candidates, scores, costs), budget * (1 - detailShare));
  const shown = candidates.filter((table) => packer.selection.tables.has(table));
  packer.fill(detailItems(index, shown, scores, costs), budget);
  packer.fill(schemaItems(index, candidates, scores, costs), budget);
  if (packer.spent() + leastTableCost <= budget) {
    const others = rankTables(index, scores.tables, 0).slice(0, candidateTables);
    packer.fill(
      others.map((at) => ({ kind: 'table', at, worth: 0 })),
      budget,
    );
  }
  return packer.selection;
}

function fitsWhole(index: CatalogIndex, costs: Costs, budget: number): boolean {
  if (index.leaders.length * 2 > budget || index.columns.length > budget * 50) return false;
  let spent = 0;
  for (const table of index.leaders) {
    spent += costs.header(table);
    for (const column of columnsOf(index, table)) spent += costs.column(column);
    if (spent > budget) return false;
  }
  for (const at of index.relations.keys()) spent += costs.relation(at);
  return spent + index.tables.filter(({ primaryKey }) => primaryKey).length <= budget;
}

function newPacker(index: CatalogIndex, costs: Costs) {
  const selection = {
    tables: new Set<number>(),
    columns: new Set<number>(),
    details: new Set<number>(),
    comments: new Set<number>(),
    taken: [] as Item[],
    complete: false,
  };
  const schemas = new Set(index.catalog.searchPath);
  let spent = 0;
  const keysWith = (table: number): ReadonlySet<number> => keyColumns(index, table, selection.tables);
  const costOf = ({ kind, at }: Item): number => {
    if (kind === 'column') return selection.columns.has(at) ? 0 : costs.column(at);
    if (kind === 'detail') return costs.columnDetail(at);
    if (kind === 'comment') return costs.tableComment(at);
    const missing = [...keysWith(at)].filter((column) => !selection.columns.has(column));
    const schemaLine = schemas.has(index.tables[at]?.schema ?? '') ? 0 : 8;
    const relations = (index.relationsOf[at] ?? []).filter((relation) =>
      joinsShown(index, relation, at, selection.tables),
    );
    return (
      costs.header(at) +
      schemaLine +
      missing.reduce((sum, column) => sum + costs.column(column), 0) +
      relations.reduce((sum, relation) => sum + costs.relation(relation), 0)
    );
  };
  const take = (item: Item): void => {
    const { kind, at } = item;
    spent += costOf(item);
    selection.taken.push(item);
    if (kind === 'column') selection.columns.add(at);
    else if (kind === 'detail') selection.details.add(at);
    else if (kind === 'comment') selection.comments.add(at);
    else {
      for (const column of keysWith(at)) selection.columns.add(column);
      selection.tables.add(at);
      schemas.add(index.tables[at]?.schema ?? '');
    }
  };
  const isTaken = ({ kind, at }: Item): boolean =>
    (kind === 'table'
      ? selection.tables
      : kind === 'column'
        ? selection.columns
        : kind === 'detail'
          ? selection.details
          : selection.comments
    ).has(at);
  const fill = (items: readonly Item[], budget: number): void => {
    for (const item of items) {
      if (spent + leastCost > budget) return;
      if (isTaken(item)) continue;
      if (item.kind === 'column' && !selection.tables.has(index.tableOf[item.at] ?? -1)) continue;
      if (item.kind === 'detail' && !selection.columns.has(item.at)) continue;
      if (spent + costOf(item) <= budget) take(item);
    }
  };
  return { selection, take, fill, spent: () => spent };
}

/** Columns are weighed for the best tables only; for the others, name and keys. */
function schemaItems(
  index: CatalogIndex,
  tables: readonly number[],
  scores: Scores,
  costs: Costs,
): readonly Item[] {
  const items: Item[] = [];
  for (const [rank, table] of tables.entries()) {
    const likely = tableLikelihood(scores.tables[table] ?? 0, rank);
    const skeleton = costs.header(table) + 2;
    const tableWorth = likely / skeleton;
    let best = tableWorth;
    if (rank < weighedTables)
      for (const column of columnsOf(index, table)) {
        const worth = (likely * columnLikelihood(scores.columns[column] ?? 0)) / costs.column(column);
        best = Math.max(best, worth);
        items.push({ kind: 'column', at: column, worth });
      }
    items.push({ kind: 'table', at: table, worth: best });
  }
  return items.sort(byWorth);
}

function detailItems(
  index: CatalogIndex,
  tables: readonly number[],
  scores: Scores,
  costs: Costs,
): readonly Item[] {
  const items: Item[] = [];
  for (const [rank, table] of tables.entries()) {
    const likely = tableLikelihood(scores.tables[table] ?? 0, rank);
    const comment = costs.tableComment(table);
    if (comment > 0) items.push({ kind: 'comment', at: table, worth: (likely * 0.5) / comment });
    for (const column of columnsOf(index, table)) {
      const cost = costs.columnDetail(column);
      if (cost > 0)
        items.push({
          kind: 'detail',
          at: column,
          worth: (likely * columnLikelihood(scores.columns[column] ?? 0)) / cost,
        });
    }
  }
  return items.sort(byWorth);
}

function tableLikelihood(score: number, rank: number): number {
  return 0.01 + score ** 1.5 / (1 + rank / 10);
}

function columnLikelihood(score: number): number {
  return 0.12 + 0.8 * score;
}

function byWorth(a: Item, b: Item): number {
  return b.worth - a.worth || kindOrder[a.kind] - kindOrder[b.kind] || a.at - b.at;
}

const kindOrder = { table: 0, column: 1, detail: 2, comment: 3 };

/** Primary key, and both ends of every relation to a table that is shown. */
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

function* columnsOf(index: CatalogIndex, table: number): Generator<number> {
  const end = index.firstColumn[table + 1] ?? 0;
  for (let column = index.firstColumn[table] ?? 0; column < end; column++) yield column;
}

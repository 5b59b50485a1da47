import { createPacker, type Selection } from './create-packer.ts';
import type { CatalogIndex } from './index-catalog.ts';
import type { Costs } from './measure-costs.ts';
import { rankTables } from './rank-tables.ts';
import type { Scores } from './score-words.ts';
import { weighSchema } from './weigh-schema.ts';

/** Part of the budget kept for comments and values until tables and columns are chosen. */
const detailShare = 0.08;
const candidateTables = 400;
/** Below this a table is shown only where nothing better is left. */
const leastEvidence = 0.06;
const leastTableCost = 8;

export interface PackOptions {
  /** Tokens. */
  readonly budget: number;
  /** Columns that come before all others, with their tables. */
  readonly first?: readonly number[] | undefined;
}

/**
 * Chooses what to show within `budget` tokens: everything where that fits; else by worth for its cost, a table's name and keys first,
 * then the columns that the question seems to speak of, so that many tables with few columns come before few with many. Comments and
 * values take what is kept for them, best columns first; further tables, by name and keys, what is left at the end.
 */
export function packSchema(
  index: CatalogIndex,
  scores: Scores,
  costs: Costs,
  { budget, first = [] }: PackOptions,
): Selection {
  const packer = createPacker(index, costs);
  if (fitsWhole(index, costs, budget)) {
    const tables = rankTables(index, scores.tables, 0);
    for (const at of tables) packer.take({ kind: 'table', at, worth: 1 });
    const { parts, details } = weighSchema(index, tables, scores, costs);
    for (const part of parts) packer.take(part);
    for (const at of columnsOf(index)) packer.take({ kind: 'column', at, worth: 0 });
    packer.fill(details, budget);
    return packer.selection(true);
  }
  const candidates = rankTables(index, scores.tables, leastEvidence).slice(0, candidateTables);
  const { parts, details } = weighSchema(index, candidates, scores, costs);
  for (const at of first) {
    packer.fill([{ kind: 'table', at: index.tableOf[at] ?? -1, worth: 1 }], budget);
    packer.fill([{ kind: 'column', at, worth: 1 }], budget);
  }
  packer.fill(parts, budget * (1 - detailShare));
  packer.fill(details, budget);
  packer.fill(parts, budget);
  if (packer.spent() + leastTableCost <= budget) {
    const others = rankTables(index, scores.tables, 0).slice(0, candidateTables);
    packer.fill(
      others.map((at) => ({ kind: 'table', at, worth: 0 })),
      budget,
    );
  }
  return packer.selection(false);
}

function fitsWhole(index: CatalogIndex, costs: Costs, budget: number): boolean {
  if (index.leaders.length * 2 > budget || index.columns.length > budget * 50) return false;
  let spent = 0;
  for (const table of index.leaders) spent += costs.header(table);
  for (const at of index.relations.keys()) spent += costs.relation(at);
  for (const table of index.primaryKeyOf) spent += table.length;
  for (const column of columnsOf(index)) {
    spent += costs.column(column);
    if (spent > budget) return false;
  }
  return spent <= budget;
}

function* columnsOf(index: CatalogIndex): Generator<number> {
  for (const table of index.leaders) {
    const end = index.firstColumn[table + 1] ?? 0;
    for (let column = index.firstColumn[table] ?? 0; column < end; column++) yield column;
  }
}

import type { Item } from './create-packer.ts';
import type { CatalogIndex } from './index-catalog.ts';
import type { Costs } from './measure-costs.ts';
import type { Scores } from './score-words.ts';

/** Columns are weighed for so many of the best tables; the others are worth their name and keys. */
const weighedTables = 150;

/**
 * Tables, their columns, and with `details` instead their comments and values, best worth first. `tables` come best first. Worth is
 * the likelihood of being needed over the cost; a table is worth at least what its best column is, so that it comes before it.
 */
export function weighSchema(
  index: CatalogIndex,
  tables: readonly number[],
  scores: Scores,
  costs: Costs,
): { readonly parts: readonly Item[]; readonly details: readonly Item[] } {
  const parts: Item[] = [];
  const details: Item[] = [];
  for (const [rank, table] of tables.entries()) {
    const likely = tableLikelihood(scores.tables[table] ?? 0, rank);
    let worthOfTable = likely / (costs.header(table) + 2);
    const end = rank < weighedTables ? (index.firstColumn[table + 1] ?? 0) : 0;
    for (let column = index.firstColumn[table] ?? 0; column < end; column++) {
      const likelyColumn = columnLikelihood(scores.columns[column] ?? 0, index.columns[column]?.name ?? '');
      const needed = likely * likelyColumn;
      const worth = needed / costs.column(column);
      worthOfTable = Math.max(worthOfTable, worth);
      parts.push({ kind: 'column', at: column, worth });
      if (hasDetail(index, column)) {
        details.push({ kind: 'detail', at: column, worth: needed / Math.max(1, costs.columnDetail(column)) });
      }
    }
    parts.push({ kind: 'table', at: table, worth: worthOfTable });
    if (index.tables[table]?.comment) {
      details.push({
        kind: 'comment',
        at: table,
        worth: (likely * 0.5) / Math.max(1, costs.tableComment(table)),
      });
    }
  }
  return { parts: parts.sort(byWorth), details: details.sort(byWorth) };
}

function hasDetail(index: CatalogIndex, column: number): boolean {
  const described = index.columns[column];
  return Boolean(described?.comment) || (described?.enumValues?.length ?? 0) > 0;
}

/** Falls with the score and, slowly, with the rank. Shape chosen on public data; only the order of magnitude matters. */
function tableLikelihood(score: number, rank: number): number {
  return 0.01 + score ** 1.5 / (1 + rank / 10);
}

/** What a row is called is asked for more often than said: "which customers" wants their names. */
function columnLikelihood(score: number, name: string): number {
  return 0.12 + 0.8 * score + (labelName.test(name) ? 0.15 : 0);
}

const labelName = /(name|title)$/i;

function byWorth(a: Item, b: Item): number {
  return b.worth - a.worth || kindOrder[a.kind] - kindOrder[b.kind] || a.at - b.at;
}

const kindOrder = { table: 0, column: 1, detail: 2, comment: 3 };

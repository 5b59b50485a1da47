import { columnsOf } from '../ir/columns-of.ts';
import { emptyQuery } from '../ir/empty-query.ts';
import type { Condition, Query } from '../ir/query.ts';
import type { Item } from '../link/item.ts';
import { wordSimilarity } from '../link/word-similarity.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';
import { roleOf } from './role-of.ts';

const ALIKE = 0.8;

/**
 * The item only repeats what the query says anyway: "judo is a permitted *sport*" over a condition on the
 * sport, "halls *visited* by …" over a join to visits, "events that were *reported*" which have a date
 * of the report. What is `asked` must be returned.
 */
export function isSaidByQuery(item: Item, query: Query, asked: boolean): boolean {
  const queries = [query, ...query.where.flatMap(subqueries)];
  const returned = new Set(
    query.select.flatMap((expression) => columnsOf({ ...emptyQuery, select: [expression] })),
  );
  const columns = asked ? returned : new Set(queries.flatMap(columnsOf));
  const tables = new Set([...queries.flatMap(({ from }) => from), ...[...columns].map(({ table }) => table)]);
  if (isVerb(item)) return [...tables].some((table) => speaksOf(item, table));
  if (item.kind === 'function') return [...columns].some((column) => isNameOf(item, column));
  if (item.kind !== 'schema' || roleOf(item) !== 'column') return false;
  const best = item.columns[0]?.score ?? 0;
  return item.columns.some(({ column, score }) => score >= best - 0.05 && columns.has(column));
}

function isVerb(item: Item): boolean {
  return (
    item.tokens.length === 1 && (item.kind === 'word' || (item.kind === 'schema' && /ed$/.test(item.lower)))
  );
}

/** "a *total* above the average total": the word is a column's whole name. */
function isNameOf(item: Item, { words }: SchemaColumn): boolean {
  return words.length === 1 && words[0] === item.stem;
}

function speaksOf(item: Item, table: SchemaTable): boolean {
  if (table.words.some((word) => wordSimilarity(item.stem, word) >= ALIKE)) return true;
  return (
    item.kind === 'schema' &&
    table.columns.some(
      ({ kind, words }) =>
        kind !== 'boolean' && words.some((word) => wordSimilarity(item.stem, word) >= ALIKE),
    )
  );
}

function subqueries(condition: Condition): readonly Query[] {
  switch (condition.kind) {
    case 'in':
      return [condition.query, ...condition.query.where.flatMap(subqueries)];
    case 'compare':
      return condition.right.kind === 'subquery' ? [condition.right.query] : [];
    case 'and':
    case 'or':
      return condition.conditions.flatMap(subqueries);
    case 'not':
      return subqueries(condition.condition);
    default:
      return [];
  }
}

import type { Catalog, CatalogColumn, CatalogTable } from '../ports/catalog.ts';
import type { ContextRelation } from '../ports/schema-context.ts';
import { splitIdentifier } from '../shared/text/split-identifier.ts';
import { stem } from '../shared/text/stem.ts';
import { tableKey } from './table-key.ts';
import { typeFamily } from './type-family.ts';

interface KeyColumn {
  readonly table: CatalogTable;
  readonly column: CatalogColumn;
}

/**
 * Foreign keys that nobody declared, on the evidence of names, types and keys: `orders.customer_id` refers to `customers.id` or
 * `customers.customer_id` when that column alone is the primary key or unique (or, in a table without any key, is named like
 * one), and both columns hold the same kind of type. A prefix may name a role (`billing_address_id`; `from_airport` for `airport.airport_code`). Where several tables
 * fit, one in the same schema wins; where several remain, nothing is inferred. Columns with a declared key are left alone.
 */
export function inferForeignKeys(
  catalog: Catalog,
  declared: readonly ContextRelation[],
): readonly ContextRelation[] {
  const targets = indexTargets(catalog);
  const taken = new Set(
    declared.flatMap(({ from }) => from.columns.map((column) => columnKey(from.schema, from.table, column))),
  );
  const relations: ContextRelation[] = [];
  for (const table of catalog.tables) {
    for (const column of table.columns) {
      if (taken.has(columnKey(table.schema, table.name, column.name))) continue;
      const target = findTarget(targets, table, column);
      if (target) relations.push(relationTo(table, column, target));
    }
  }
  return relations;
}

function indexTargets(catalog: Catalog): ReadonlyMap<string, readonly KeyColumn[]> {
  const targets = new Map<string, KeyColumn[]>();
  for (const table of catalog.tables) {
    const tableWords = stemmedWords(table.name);
    for (const column of keyColumns(table, tableWords)) {
      const columnWords = stemmedWords(column.name);
      const names = namesOf(tableWords, columnWords);
      const bare = table.primaryKey === null && isNamedAfter(columnWords, tableWords);
      const roles = bare ? [roleOf(tableWords[0] ?? '')] : [];
      for (const name of [...names, ...roles]) {
        const known = targets.get(name);
        if (known) known.push({ table, column });
        else targets.set(name, [{ table, column }]);
      }
    }
  }
  return targets;
}

/** Under this, the keys of a table stand for columns that end in its bare name: `from_airport`. */
function roleOf(table: string): string {
  return `… ${table}`;
}

/** The identifier of a table with a name of one word, called after it: `airport_code`. */
function isNamedAfter(columnWords: readonly string[], tableWords: readonly string[]): boolean {
  if (tableWords.length !== 1 || columnWords.join(' ') === 'id' || columnWords.at(-1) === 'name')
    return false;
  return looksLikeKey(columnWords, tableWords);
}

/** What a column that refers to this key may be called. */
function namesOf(tableWords: readonly string[], columnWords: readonly string[]): ReadonlySet<string> {
  const own = columnWords.join(' ');
  const last = tableWords.slice(-1);
  const withTable = [...tableWords, ...columnWords].join(' ');
  if (genericKeys.has(own)) return new Set([withTable]);
  if (isRunTogether(own, tableWords)) return new Set([own, withTable]);
  if (columnWords.length > 1 || tableWords.join(' ') === own) return new Set([own, withTable]);
  return new Set(last.length > 0 ? [withTable] : []);
}

function keyColumns(table: CatalogTable, tableWords: readonly string[]): readonly CatalogColumn[] {
  const keys = [table.primaryKey, ...table.uniqueConstraints].filter((key) => key !== null);
  const single = new Set(
    keys.filter(({ columns }) => columns.length === 1).flatMap(({ columns }) => columns),
  );
  if (keys.length > 0) return table.columns.filter(({ name }) => single.has(name));
  return table.columns.filter(({ name }) => looksLikeKey(stemmedWords(name), tableWords));
}

function looksLikeKey(columnWords: readonly string[], tableWords: readonly string[]): boolean {
  const own = columnWords.join(' ');
  if (own === 'id' || isRunTogether(own, tableWords)) return true;
  const last = tableWords.at(-1);
  return columnWords.length > 1 && genericKeys.has(columnWords.at(-1) ?? '') && columnWords.at(-2) === last;
}

/** `paperid` in `papers`. */
function isRunTogether(column: string, tableWords: readonly string[]): boolean {
  const table = tableWords.join('');
  return column.startsWith(table) && genericKeys.has(column.slice(table.length));
}

function findTarget(
  targets: ReadonlyMap<string, readonly KeyColumn[]>,
  table: CatalogTable,
  column: CatalogColumn,
): KeyColumn | null {
  const words = stemmedWords(column.name);
  for (let start = 0; start < words.length; start++) {
    const rest = words.slice(start);
    if (start > 0 && rest.length < 2 && quantities.has(words[0] ?? '')) break;
    const fitting = (
      targets.get(start > 0 && rest.length < 2 ? roleOf(rest.join(' ')) : rest.join(' ')) ?? []
    ).filter((target) => typeFamily(target.column.type) === typeFamily(column.type));
    const others = fitting.filter((target) => target.column !== column);
    if (fitting.length > others.length && start === 0) return null;
    const near = others.filter((target) => target.table.schema === table.schema);
    const [only, ...more] = near.length > 0 ? near : others;
    if (only && more.length === 0) return only;
  }
  return null;
}

function relationTo(table: CatalogTable, column: CatalogColumn, target: KeyColumn): ContextRelation {
  return {
    from: { schema: table.schema, table: table.name, columns: [column.name] },
    to: { schema: target.table.schema, table: target.table.name, columns: [target.column.name] },
    inferred: true,
  };
}

function stemmedWords(name: string): readonly string[] {
  return splitIdentifier(name).map(stem);
}

function columnKey(schema: string, table: string, column: string): string {
  return `${tableKey(schema, table)}.${column}`;
}

/** First words of columns that count or measure: `total_orders` refers to no order. */
const quantities = new Set(
  'num number no count total sum max min avg average mean is has n'.split(' ').map(stem),
);

const genericKeys = new Set([
  'id',
  'code',
  'key',
  'uuid',
  'guid',
  'no',
  'number',
  'num',
  'name',
  'pk',
  'sk',
  'ident',
]);

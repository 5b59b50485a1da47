import type { CatalogColumn } from '../../../src/adapter-kit/index.ts';
import type { CatalogRows, ColumnRow } from './catalog-rows.ts';

/** A table's columns by their number, in its own order. */
export type ColumnsByNumber = ReadonlyMap<string, CatalogColumn>;

/**
 * The readable columns of every readable table, by its oid. Facts are kept by table and then by number: joining both to one
 * key for each of 60,000 columns is most of the time otherwise.
 */
export function buildColumns(rows: CatalogRows): ReadonlyMap<string, ColumnsByNumber> {
  const types = byPair(rows.types);
  const defaults = byPair(rows.defaults);
  const comments = byPair(rows.columnComments);
  const readable = byPair(rows.readableColumns);
  const typeFacts = typeFactsOf(rows);
  const whole = new Map(rows.relations.map((row) => [row[0], row[6] === 't']));

  const tables = new Map<string, Map<string, CatalogColumn>>();
  for (const row of inOrder(rows.columns)) {
    const [table, number, name, type, typeModifier, notNull, identity, generated] = row;
    const isWhole = whole.get(table);
    if (isWhole === undefined || !(isWhole || readable.get(table)?.has(number))) continue;
    const facts = typeFacts.get(type);
    const columns = tables.get(table) ?? new Map<string, CatalogColumn>();
    if (columns.size === 0) tables.set(table, columns);
    columns.set(number, {
      name,
      type: types.get(type)?.get(typeModifier) ?? '',
      nullable: notNull !== 't' && facts?.notNull !== true,
      default: defaults.get(table)?.get(number) ?? null,
      generated: identity !== '' ? 'identity' : (generations[generated] ?? null),
      enumValues: facts?.enumValues ?? null,
      comment: comments.get(table)?.get(number) ?? null,
    });
  }
  return tables;
}

const generations: Readonly<Record<string, 'stored' | 'virtual'>> = { s: 'stored', v: 'virtual' };

interface TypeFacts {
  readonly notNull: boolean;
  readonly enumValues: readonly string[] | null;
}

/** Enums, and domains with what lies beneath them. Other types have no facts. */
function typeFactsOf({ domains, enums }: CatalogRows): ReadonlyMap<string, TypeFacts> {
  const facts = new Map<string, TypeFacts>();
  for (const [oid, labels] of enums) {
    facts.set(oid, { notNull: false, enumValues: JSON.parse(labels) });
  }
  const unread = new Map(domains.map(([oid, base, notNull]) => [oid, { base, notNull }]));
  function readDomain(oid: string): void {
    const domain = unread.get(oid);
    if (!domain) return;
    unread.delete(oid);
    readDomain(domain.base);
    const base = facts.get(domain.base);
    facts.set(oid, {
      notNull: domain.notNull === 't' || base?.notNull === true,
      enumValues: base?.enumValues ?? null,
    });
  }
  for (const oid of [...unread.keys()]) readDomain(oid);
  return facts;
}

/** The third value by the first and the second. */
function byPair(
  rows: readonly (readonly [string, string, (string | null)?])[],
): ReadonlyMap<string, ReadonlyMap<string, string | null>> {
  const maps = new Map<string, Map<string, string | null>>();
  for (const [first, second, third = null] of rows) {
    const map = maps.get(first) ?? new Map<string, string | null>();
    if (map.size === 0) maps.set(first, map);
    map.set(second, third);
  }
  return maps;
}

/** By number. The server mostly sends them so, which is faster to see than to sort. */
function inOrder(rows: readonly ColumnRow[]): readonly ColumnRow[] {
  const isOrdered = rows.every((row, index) => {
    const before = rows[index - 1];
    return before?.[0] !== row[0] || Number(before?.[1]) < Number(row[1]);
  });
  return isOrdered ? rows : [...rows].sort((a, b) => Number(a[1]) - Number(b[1]));
}

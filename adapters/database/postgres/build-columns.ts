import type { CatalogColumn } from '../../../src/adapter-kit/index.ts';
import type { CatalogRows, Row } from './catalog-rows.ts';

/** A table's columns by their number, in its own order. */
export type ColumnsByNumber = ReadonlyMap<string, CatalogColumn>;

/** The readable columns of every readable table, by its oid. */
export function buildColumns(rows: CatalogRows): ReadonlyMap<string, ColumnsByNumber> {
  const types = new Map(rows.types.map((row) => [pairKey(row), row[2] ?? '']));
  const domains = new Map(rows.domains.map(([oid, base, notNull]) => [oid ?? '', { base, notNull }]));
  const enums = new Map(
    rows.enums.map(([oid, labels]) => [oid ?? '', JSON.parse(labels ?? '[]') as string[]]),
  );
  const defaults = new Map(rows.defaults.map((row) => [pairKey(row), row[2] ?? null]));
  const comments = new Map(rows.columnComments.map((row) => [pairKey(row), row[2] ?? null]));
  const readable = new Set(rows.readableColumns.map(pairKey));
  const whole = new Map(rows.relations.map((row) => [row[0] ?? '', row[6] === 't']));

  function typeFacts(oid: string): { notNull: boolean; enumValues: readonly string[] | null } {
    const domain = domains.get(oid);
    if (!domain) return { notNull: false, enumValues: enums.get(oid) ?? null };
    const base = typeFacts(domain.base ?? '');
    return { notNull: domain.notNull === 't' || base.notNull, enumValues: base.enumValues };
  }

  const tables = new Map<string, Map<string, CatalogColumn>>();
  for (const row of [...rows.columns].sort((a, b) => Number(a[1]) - Number(b[1]))) {
    const [table = '', number = '', name, type, typeModifier, notNull, identity, generated] = row as string[];
    const key = `${table}.${number}`;
    const isWhole = whole.get(table);
    if (isWhole === undefined || !(isWhole || readable.has(key))) continue;
    const facts = typeFacts(type ?? '');
    const columns = tables.get(table) ?? new Map<string, CatalogColumn>();
    tables.set(table, columns);
    columns.set(number, {
      name: name ?? '',
      type: types.get(`${type}.${typeModifier}`) ?? '',
      nullable: notNull !== 't' && !facts.notNull,
      default: defaults.get(key) ?? null,
      generated: identity ? 'identity' : (generations[generated ?? ''] ?? null),
      enumValues: facts.enumValues,
      comment: comments.get(key) ?? null,
    });
  }
  return tables;
}

const generations: Readonly<Record<string, 'stored' | 'virtual'>> = { s: 'stored', v: 'virtual' };

function pairKey(row: Row): string {
  return `${row[0]}.${row[1]}`;
}

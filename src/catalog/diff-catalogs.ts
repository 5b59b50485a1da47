import type { Catalog, CatalogTable } from '../ports/catalog.ts';
import type { Json } from '../ports/json.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { digestTable } from './digest-table.ts';
import { tableKey } from './table-key.ts';

/** What has to be said to turn one catalog into another. Tables as `schema.table`, columns by name, all sorted. */
export interface CatalogDiff {
  readonly addedTables: readonly string[];
  readonly removedTables: readonly string[];
  readonly changedTables: readonly TableDiff[];
}

export interface TableDiff {
  readonly table: string;
  readonly addedColumns: readonly string[];
  readonly removedColumns: readonly string[];
  readonly changedColumns: readonly string[];
  /** Kind, comment, keys, checks or indexes differ. Row estimates do not count. */
  readonly propertiesChanged: boolean;
}

export function diffCatalogs(before: Catalog, after: Catalog): CatalogDiff {
  const old = byKey(before);
  const current = byKey(after);
  const shared = [...current.keys()].filter((key) => old.has(key)).sort();
  return {
    addedTables: [...current.keys()].filter((key) => !old.has(key)).sort(),
    removedTables: [...old.keys()].filter((key) => !current.has(key)).sort(),
    changedTables: shared.flatMap((key) => diffTables(key, old.get(key), current.get(key)) ?? []),
  };
}

function byKey(catalog: Catalog): ReadonlyMap<string, CatalogTable> {
  return new Map(catalog.tables.map((table) => [tableKey(table.schema, table.name), table]));
}

function diffTables(
  table: string,
  before: CatalogTable | undefined,
  after: CatalogTable | undefined,
): TableDiff | null {
  // Nearly all tables of a large schema are as they were.
  if (!before || !after || digestTable(before) === digestTable(after)) return null;
  const old = new Map(before.columns.map((column) => [column.name, textOf(column)]));
  const current = new Map(after.columns.map((column) => [column.name, textOf(column)]));
  const diff: TableDiff = {
    table,
    addedColumns: [...current.keys()].filter((name) => !old.has(name)).sort(),
    removedColumns: [...old.keys()].filter((name) => !current.has(name)).sort(),
    changedColumns: [...current].flatMap(([name, text]) => changed(name, old.get(name), text)).sort(),
    propertiesChanged: propertiesOf(before) !== propertiesOf(after),
  };
  const columnChanges = diff.addedColumns.length + diff.removedColumns.length + diff.changedColumns.length;
  return columnChanges > 0 || diff.propertiesChanged ? diff : null;
}

function changed(name: string, before: string | undefined, after: string): readonly string[] {
  return before !== undefined && before !== after ? [name] : [];
}

function propertiesOf(table: CatalogTable): string {
  const { columns: _columns, rowEstimate: _estimate, mark: _mark, ...properties } = table;
  return textOf(properties);
}

function textOf(value: object): string {
  return canonicalJson(value as Json);
}

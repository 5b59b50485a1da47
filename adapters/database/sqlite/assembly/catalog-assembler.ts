import type { Catalog, CatalogAssembly, CatalogTable } from '../../../../src/adapter-kit/index.ts';
import type { CatalogEnd, CatalogPart, KnownTables } from '../catalog/catalog-part.ts';
import { buildTable, type TableDraft } from './build-table.ts';
import { foldName } from './fold-name.ts';
import { groupRows } from './group-rows.ts';
import { type FarTable, resolveForeignKey } from './resolve-foreign-key.ts';

/**
 * Makes catalogs of the parts that child processes send, with the very tables of an earlier catalog that are as they were. Where the
 * earlier catalog is what was made last, its marks need not travel: a token stands for them.
 */
export function catalogAssembler(): (since: Catalog | undefined) => CatalogAssembly {
  let last: { readonly token: string; readonly tables: readonly CatalogTable[] } | null = null;
  return (since) => {
    const earlier = since?.tables ?? [];
    const known: KnownTables =
      last !== null && isSame(last.tables, earlier)
        ? { token: last.token }
        : { marks: earlier.map(({ name, mark }) => [name, mark ?? null]) };
    const drafts: TableDraft[] = [];
    return {
      known: JSON.stringify(known),
      take: (json) => {
        drafts.push(...draftsOf(JSON.parse(json)));
      },
      finish: (json) => {
        const { stale, token } = JSON.parse(json) as CatalogEnd;
        const kept = stale === null ? [] : without(earlier, stale);
        const tables = byName([...kept, ...completed(drafts, kept)]);
        last = { token, tables };
        return { dialect: 'sqlite', searchPath: ['main'], tables };
      },
    };
  };
}

function isSame(one: readonly CatalogTable[], other: readonly CatalogTable[]): boolean {
  return (
    one.length === other.length &&
    one.every((table, place) => {
      const match = other[place];
      return table === match || (table.name === match?.name && table.mark === match.mark);
    })
  );
}

function without(tables: readonly CatalogTable[], names: readonly string[]): readonly CatalogTable[] {
  const left = new Set(names);
  return tables.filter(({ name }) => !left.has(name));
}

function draftsOf({ tables, ...rows }: CatalogPart): readonly TableDraft[] {
  const columns = groupRows(rows.columns, tables.length);
  const foreignKeys = groupRows(rows.foreignKeys, tables.length);
  const indexes = groupRows(rows.indexes, tables.length);
  return tables.map((entry, place) =>
    buildTable(entry, {
      columns: columns[place] ?? [],
      foreignKeys: foreignKeys[place] ?? [],
      indexes: indexes[place] ?? [],
    }),
  );
}

/** The drafts with their foreign keys. */
function completed(drafts: readonly TableDraft[], kept: readonly CatalogTable[]): readonly CatalogTable[] {
  const needsFar = drafts.some(({ foreignKeys }) => foreignKeys.length > 0);
  const all: readonly FarTable[] = needsFar ? [...kept, ...drafts.map(({ table }) => table)] : [];
  const far = new Map(all.map((table) => [foldName(table.name), table]));
  return drafts.map(({ table, foreignKeys }) => ({
    ...table,
    foreignKeys: foreignKeys.flatMap((key) => resolveForeignKey(key, far) ?? []),
  }));
}

function byName(tables: CatalogTable[]): readonly CatalogTable[] {
  return tables.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

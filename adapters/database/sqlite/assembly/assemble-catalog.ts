import type { Catalog, CatalogAssembly, CatalogTable } from '../../../../src/adapter-kit/index.ts';
import type { CatalogPart } from '../catalog/catalog-part.ts';
import type { KnownTables } from '../catalog/compare-marks.ts';
import { buildTable, type TableDraft } from './build-table.ts';
import { foldName } from './fold-name.ts';
import { groupRows } from './group-rows.ts';
import { type FarTable, resolveForeignKey } from './resolve-foreign-key.ts';

/** Puts the parts that the child process sends together, with the very tables of an earlier catalog that are as they were. */
export function assembleCatalog(since: Catalog | undefined): CatalogAssembly {
  const earlier = since?.tables ?? [];
  const drafts: TableDraft[] = [];
  const stale = new Set<number>();
  return {
    known: JSON.stringify({
      names: earlier.map(({ name }) => name),
      marks: earlier.map(({ mark }) => mark ?? null),
    } satisfies KnownTables),
    take: (json) => {
      const part = JSON.parse(json) as CatalogPart;
      const count = part.tables.length;
      const columns = groupRows(part.columns, count);
      const foreignKeys = groupRows(part.foreignKeys, count);
      const indexes = groupRows(part.indexes, count);
      for (const [place, entry] of part.tables.entries()) {
        const rows = {
          columns: columns[place] ?? [],
          foreignKeys: foreignKeys[place] ?? [],
          indexes: indexes[place] ?? [],
        };
        drafts.push(buildTable(entry, rows));
      }
      for (const place of part.stale) stale.add(place);
    },
    finish: () => {
      const kept = earlier.filter((_, place) => !stale.has(place));
      return {
        dialect: 'sqlite',
        searchPath: ['main'],
        tables: byName([...kept, ...completed(drafts, kept)]),
      };
    },
  };
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

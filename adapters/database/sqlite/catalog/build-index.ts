import type { CatalogIndex } from '../../../../src/adapter-kit/index.ts';
import { parseCreateIndex } from '../ddl/parse-create-index.ts';
import type { IndexRow } from './read-indexes.ts';

/** One index of the catalog. */
export function buildIndex(index: IndexRow): CatalogIndex {
  const { terms, where } = parseCreateIndex(index.sql ?? '');
  return {
    name: index.name,
    unique: index.unique,
    columns: index.columns.map((column, place) => column ?? terms[place] ?? ''),
    where,
  };
}

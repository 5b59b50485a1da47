import type { CatalogIndex } from '../../../../src/adapter-kit/index.ts';
import { parseCreateIndex } from '../ddl/parse-create-index.ts';
import type { IndexRow } from './read-indexes.ts';

const plain = { terms: [], where: null };

/** One index of the catalog. */
export function buildIndex(index: IndexRow): CatalogIndex {
  const { terms, where } = isPlain(index) ? plain : parseCreateIndex(index.sql ?? '');
  return {
    name: index.name,
    unique: index.unique,
    columns: index.columns.map((column, place) => column ?? terms[place] ?? ''),
    where,
  };
}

/** Most CREATE statements hold nothing that the pragmas have not told, and need no reading. */
function isPlain({ columns, sql }: IndexRow): boolean {
  return !columns.includes(null) && !/\bwhere\b/i.test(sql ?? '');
}

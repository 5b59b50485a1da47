import type { CatalogIndex } from '../../../../src/adapter-kit/index.ts';
import type { IndexRow } from './catalog-rows.ts';
import { splitList } from './split-list.ts';
import { unquoted } from './unquoted.ts';

/** An index, its columns read from the statement that DuckDB keeps: `CREATE INDEX ix ON t(v, (lower(v)));`. */
export function buildIndex([, , name, unique, sql]: IndexRow): CatalogIndex {
  const [, list = ''] = /\sON\s(?:"(?:[^"]|"")+"|[^("])+\((.*)\);?\s*$/s.exec(sql ?? '') ?? [];
  return { name, unique, columns: splitList(list).map(columnOf), where: null };
}

/** A name, or an expression without the parentheses around it. */
function columnOf(item: string): string {
  const inner = /^\((.*)\)$/s.exec(item)?.[1];
  return inner === undefined ? unquoted(item) : columnOf(inner);
}

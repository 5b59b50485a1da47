import type { SourceTable } from '../../analysis/analysis.ts';
import { columnKey } from './column-key.ts';
import type { Harvest } from './harvest.ts';
import type { UniqueKey } from './unique-key.ts';

const keyName = /(?:^|_)(?:id|sk|hk|key|code|pk|nr|no|uuid)$|^(?:id|hk|pk|sk)_|[a-z](?:Id|Key|Code)$/;
const most = 8;

/** Joined columns that look as if they told a table's rows apart, though no declaration says so. */
export function candidateKeys(tables: readonly SourceTable[], harvest: Harvest): readonly UniqueKey[] {
  const joined = new Set(
    harvest.pairs.filter(({ equal }) => equal).flatMap(({ left, right }) => [...left, ...right]),
  );
  return tables
    .flatMap((table) => {
      const declared = [...table.uniqueKeys, ...(table.primaryKey ? [table.primaryKey] : [])];
      return table.columns
        .filter(
          ({ name }, index) => joined.has(columnKey(table, name)) && (index === 0 || isOwn(name, table.name)),
        )
        .filter(
          ({ name }) =>
            !declared.some((key) => key.length === 1 && key[0]?.toLowerCase() === name.toLowerCase()),
        )
        .map(({ name }): UniqueKey => ({ table, columns: [name] }));
    })
    .slice(0, most);
}

/** `customer_id` of `customers`, `id` of any. */
function isOwn(column: string, table: string): boolean {
  if (!keyName.test(column)) return false;
  const stem = table
    .toLowerCase()
    .replace(/^(?:dim|fact|fct|hub|sat|link|lnk|stg|d|f)_|_(?:dim|fact|hub|sat)$/g, '');
  const singular = stem.replace(/ies$/, 'y').replace(/s$/, '');
  const bare = column.toLowerCase();
  return /^(?:id|key|pk|hk|sk|uuid)$/.test(bare) || bare.includes(singular);
}

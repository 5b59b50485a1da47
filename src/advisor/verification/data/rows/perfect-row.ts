import type { Random } from '../create-random.ts';
import { fallbackValue } from './fallback-value.ts';
import { narrowedValues } from './narrowed-values.ts';
import { noPool } from './no-pool.ts';
import type { Row, TableDraft } from './table-draft.ts';

/** A row that meets the conditions; rows of the same chain join. */
export function perfectRow(draft: TableDraft, chain: number, random: Random, narrow: boolean): Row {
  const { table, pools, allowed } = draft;
  const place = allowed.includes(chain) ? chain : (allowed[chain % allowed.length] ?? 0);
  return table.columns.map(({ nullable }, index) => {
    const pool = pools[index] ?? noPool;
    const key = pool.keys?.[place % Math.max(1, pool.keys.length)];
    const from = narrow ? narrowedValues(pool) : pool.best;
    return key ?? random.pick(from) ?? fallbackValue(table, index, nullable);
  });
}

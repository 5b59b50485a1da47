import type { Random } from '../create-random.ts';
import type { GenerateOptions } from '../generate-options.ts';
import { noPool } from './no-pool.ts';
import { perfectRow } from './perfect-row.ts';
import type { Row, TableDraft } from './table-draft.ts';

/** Rows one step away from meeting every condition, spread over the columns that have conditions. */
export function edgeRows(draft: TableDraft, random: Random, options: GenerateOptions): readonly Row[] {
  const { table, pools } = draft;
  const all = table.columns.flatMap(({ nullable }, index) => {
    const { edges } = pools[index] ?? noPool;
    return [...edges, ...(nullable && edges.length > 0 ? [null] : [])].map((value) => ({ index, value }));
  });
  const step = Math.max(1, all.length / Math.max(1, options.systematic));
  const offset = random.below(Math.ceil(step));
  const chosen = all.filter(
    (_, place) => Math.floor((place + offset) / step) !== Math.floor((place + offset - 1) / step),
  );
  return chosen.slice(0, options.systematic).map(({ index, value }, count) => {
    const own = options.focus !== null && options.chains > 2 && random.chance(0.7);
    const chain = own ? 2 + (count % (options.chains - 2)) : count % Math.max(1, options.chains);
    const row = perfectRow(draft, chain, random, false);
    row[index] = value;
    return row;
  });
}

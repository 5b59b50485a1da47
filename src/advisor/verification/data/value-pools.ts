import type { CallOptions } from '../../../ports/call-options.ts';
import type { Dialect } from '../../../ports/dialect.ts';
import type { SourceTable } from '../../analysis/analysis.ts';
import { columnFamily } from './column-family.ts';
import { type ColumnKey, columnKey } from './column-key.ts';
import type { Evaluator } from './evaluator.ts';
import { type DataValue, fitValue } from './fit-value.ts';
import type { Harvest } from './harvest.ts';
import { addLiterals } from './pools/add-literals.ts';
import { edgesOf } from './pools/edges-of.ts';
import { keyLists } from './pools/key-lists.ts';
import type { PoolDraft } from './pools/pool-draft.ts';
import { scoredValues } from './pools/scored-values.ts';
import { shareLiterals } from './pools/share-literals.ts';
import type { ValuePool } from './value-pool.ts';

/** What each column of the tables may hold so that the queries' comparisons are put to the test. */
export async function valuePools(
  evaluator: Evaluator,
  subject: { readonly tables: readonly SourceTable[]; readonly harvest: Harvest; readonly dialect: Dialect },
  options: CallOptions,
): Promise<ReadonlyMap<ColumnKey, ValuePool>> {
  const { tables, harvest, dialect } = subject;
  const drafts = new Map<ColumnKey, PoolDraft>();
  for (const table of tables) {
    for (const { name, type } of table.columns) {
      drafts.set(columnKey(table, name), {
        family: columnFamily(type),
        type,
        literals: [],
        conditions: [],
        parts: [],
      });
    }
  }
  await addLiterals(evaluator, drafts, harvest, options);
  for (const { columns, tree } of harvest.conditions) {
    for (const key of columns) drafts.get(key)?.conditions.push(tree);
  }
  for (const { left, right, equal } of harvest.pairs) if (!equal) shareLiterals(drafts, left, right);

  const scored = new Map<ColumnKey, ReadonlyMap<DataValue, number>>();
  for (const [key, draft] of drafts) {
    scored.set(key, await scoredValues(evaluator, draft, dialect, options));
  }
  const keys = keyLists(drafts, scored, harvest);
  return new Map(
    [...scored].map(([key, scores]) => {
      const top = Math.max(0, ...scores.values());
      const all = [...scores.keys()];
      const best = all.filter((value) => scores.get(value) === top);
      const draft = drafts.get(key);
      const parts = (draft?.parts ?? []).flatMap((value) => {
        const fitted = draft && fitValue(value, draft.family, draft.type);
        return fitted === undefined ? [] : [fitted];
      });
      const edges = (draft ? edgesOf(draft) : []).filter((value) => scores.has(value));
      return [key, { best, all, edges, keys: keys.get(key) ?? null, parts }];
    }),
  );
}

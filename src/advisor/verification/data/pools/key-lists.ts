import type { ColumnKey } from '../column-key.ts';
import { type DataValue, fitValue } from '../fit-value.ts';
import type { Harvest } from '../harvest.ts';
import type { PoolDraft } from './pool-draft.ts';

/** Of a list of keys, so many are kept. */
const keyCount = 7;

/** One list for each set of columns that equalities tie together. */
export function keyLists(
  drafts: ReadonlyMap<ColumnKey, PoolDraft>,
  scored: ReadonlyMap<ColumnKey, ReadonlyMap<DataValue, number>>,
  harvest: Harvest,
): ReadonlyMap<ColumnKey, readonly DataValue[]> {
  const groups = new Map<ColumnKey, Set<ColumnKey>>();
  for (const { left, right, equal } of harvest.pairs) {
    if (!equal) continue;
    const members = new Set([...left, ...right].flatMap((key) => [key, ...(groups.get(key) ?? [])]));
    for (const key of members) groups.set(key, members);
  }
  const lists = new Map<ColumnKey, readonly DataValue[]>();
  for (const members of new Set(groups.values())) {
    const totals = new Map<DataValue, number>();
    for (const key of members) {
      for (const [value, score] of scored.get(key) ?? []) totals.set(value, (totals.get(value) ?? 0) + score);
    }
    const ranked = [...totals].toSorted(([, left], [, right]) => right - left).map(([value]) => value);
    const fits = (value: DataValue): boolean =>
      [...members].every((key) => {
        const draft = drafts.get(key);
        return draft === undefined || fitValue(value, draft.family, draft.type) !== undefined;
      });
    const list = ranked.filter(fits).slice(0, keyCount);
    for (const key of members) lists.set(key, list);
  }
  return lists;
}

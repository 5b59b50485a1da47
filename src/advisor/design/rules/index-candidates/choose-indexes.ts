import type { Analysis } from '../../../analysis/analysis.ts';
import { tableSize } from '../../cost/table-size.ts';
import type { DesignTable } from '../../design.ts';
import { candidatesOf } from './candidates-of.ts';
import type { ChosenIndex } from './chosen-index.ts';
import { indexBytes } from './index-bytes.ts';
import { savedShare } from './saved-share.ts';
import type { TableUse } from './table-use.ts';

/** The indexes that save most for a megabyte, each beside those chosen before it; then those that no longer earn their place are dropped. */
export function chooseIndexes(
  analysis: Analysis,
  table: DesignTable,
  uses: readonly TableUse[],
): readonly ChosenIndex[] {
  const { rows } = tableSize(analysis, table);
  const present = [
    ...(table.primaryKey ? [{ columns: table.primaryKey, include: [] }] : []),
    ...table.indexes,
  ];
  const candidates = candidatesOf(analysis, uses).map((candidate) => ({
    ...candidate,
    bytes: indexBytes(rows, table, candidate),
  }));
  const chosen: (typeof candidates)[number][] = [];
  const seconds = (indexes: readonly Pick<ChosenIndex, 'columns' | 'include'>[]) =>
    uses.reduce(
      (sum, use) => sum + use.weightSeconds * Math.max(0, ...indexes.map((index) => savedShare(use, index))),
      0,
    );
  for (;;) {
    const so = seconds([...present, ...chosen]);
    const gains = candidates
      .filter((candidate) => !chosen.includes(candidate))
      .map((candidate) => ({ candidate, gain: seconds([...present, ...chosen, candidate]) - so }))
      .filter(({ gain }) => gain > 0.01 * Math.max(1e-9, seconds(candidates)))
      .toSorted((a, b) => b.gain / b.candidate.bytes - a.gain / a.candidate.bytes || b.gain - a.gain);
    const [best] = gains;
    if (!best || chosen.length >= 6) break;
    chosen.push(best.candidate);
  }
  const needed = chosen.filter(
    (index) =>
      seconds([...present, ...chosen]) - seconds([...present, ...chosen.filter((other) => other !== index)]) >
      0.01 * seconds([...present, ...chosen]),
  );
  return needed.map((index) => ({
    ...index,
    seconds:
      seconds([...present, ...needed]) - seconds([...present, ...needed.filter((other) => other !== index)]),
    queryIds: [...new Set(uses.filter((use) => savedShare(use, index) > 0).map(({ queryId }) => queryId))],
  }));
}

import type { Source } from './scope.ts';

/** Whether any of the sources hides a column; `null` when none hides any. */
export function hiddenBy(sources: Iterable<Source>): ((column: string) => boolean) | null {
  const limited = [...sources].flatMap(({ hides }) => (hides === undefined ? [] : [hides]));
  return limited.length === 0 ? null : (column) => limited.some((hides) => hides(column));
}

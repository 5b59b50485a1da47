import type { Random } from '../create-random.ts';
import { perfectRow } from './perfect-row.ts';
import type { Row, TableDraft } from './table-draft.ts';

const mostCopies = 120;

/** Groups of equal rows that add up to exactly what their aggregates are compared with, or get past it. */
export function exactRows(draft: TableDraft, random: Random, groups: number): readonly Row[] {
  return Array.from({ length: groups }, (_, group) => {
    const base = perfectRow(draft, group, random, false);
    if (group === 2) return Array.from({ length: rowsToThreshold(draft) }, () => [...base]);
    return [0, 1, 2, 3].map((place) =>
      base.map((value, index) => {
        const parts = draft.pools[index]?.parts ?? [];
        if (parts.length === 0) return value;
        const whole = Math.max(...parts.map(Number));
        const half = Math.trunc(whole / 2);
        if (group % 2 === 1) return whole;
        return [half, whole - half, 0, 0][place] ?? 0;
      }),
    );
  }).flat();
}

/** As many rows that meet all conditions as take a sum past what it is compared with. */
function rowsToThreshold({ pools }: TableDraft): number {
  const counts = pools.map(({ parts, best }) => {
    const largest = Math.max(...best.map(Number).filter(Number.isFinite), 0);
    return parts.length > 0 && largest > 0 ? Math.ceil(Math.max(...parts.map(Number)) / largest) + 1 : 4;
  });
  return Math.min(Math.max(...counts), mostCopies);
}

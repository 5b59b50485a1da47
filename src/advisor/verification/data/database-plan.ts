import type { SourceTable } from '../../analysis/analysis.ts';
import type { GenerateOptions } from './generate-options.ts';

/** Rows that a limit, too large to be scaled down, takes to be reached. */
const mostForLimits = 400;

/** Shapes of databases, in turn. */
const shapes = 8;

/** How the `index`-th database for a query is made: each stresses something else. */
export function databasePlan(
  index: number,
  tables: readonly SourceTable[],
  options: { readonly seed: number; readonly reach: number },
): Omit<GenerateOptions, 'unique' | 'referential'> {
  const base = {
    seed: options.seed * 1_000 + index,
    chains: 3,
    nullShare: 0.1,
    repeatShare: 0.12,
    empty: [],
    narrow: false,
    systematic: 0,
    focus: null,
    exact: 0,
    keyShare: 1,
  };
  const room = mostRows(tables.length);
  const rotating = tables[Math.floor(index / shapes) % Math.max(1, tables.length)];
  const focused = (offset: number): SourceTable | null =>
    tables[(Math.floor(index / shapes) * 2 + offset) % Math.max(1, tables.length)] ?? null;
  switch (index % shapes) {
    case 0:
      return { ...base, variants: 0, systematic: room * 2, chains: 7, focus: focused(0) };
    case 1:
      return { ...base, variants: Math.min(14, room), nullShare: 0.4 };
    case 2:
      return { ...base, variants: 6, chains: 7, repeatShare: 0.5, keyShare: 0.6 };
    case 3:
      return {
        ...base,
        variants: Math.min(10, room),
        empty: rotating && tables.length > 1 ? [rotating] : [],
      };
    case 4:
      return {
        ...base,
        variants: Math.max(Math.min(40, room * 2), Math.min(options.reach, mostForLimits)),
        chains: 6,
        repeatShare: 0.25,
      };
    case 5:
      return { ...base, variants: Math.min(20, room), narrow: true, chains: 7, keyShare: 0.7 };
    case 6:
      return {
        ...base,
        variants: Math.min(7, room),
        narrow: true,
        chains: 7,
        exact: 3,
        focus: focused(0),
        keyShare: index % (2 * shapes) < shapes ? 0.5 : 1,
      };
    default:
      return { ...base, variants: Math.min(4, room), systematic: room * 2, chains: 7, focus: focused(1) };
  }
}

/** Joins multiply: with many tables each has to be small. */
function mostRows(tables: number): number {
  return tables <= 3 ? 24 : tables <= 5 ? 14 : 8;
}

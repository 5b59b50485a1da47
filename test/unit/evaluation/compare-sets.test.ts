import { describe, expect, it } from 'vitest';
import type { RetrievalFigures } from '../../../src/evaluation/retrieval-figures.ts';
import { compareSets } from '../../bench/linking/compare-sets.ts';
import type { SetReport } from '../../bench/linking/set-report.ts';

function setOf(allTables: number, rest: Partial<SetReport> = {}): SetReport {
  const figures: RetrievalFigures = {
    n: 100,
    tableRecall: 1,
    columnRecall: 1,
    allTables,
    allColumns: 1,
    tokensMedian: 10,
    tokensP95: 20,
    msMedian: 1,
    msP95: 2,
  };
  return {
    ...figures,
    checksum: 'c',
    budgets: { 500: { ...figures, byTables: [] } },
    floor: { tableRecall: 1, allTables: 1 },
    ...rest,
  };
}

describe('compareSets', () => {
  it('names the set, the figure and the budget that fell by more than the tolerance', () => {
    expect(compareSets({ a: setOf(0.9), b: setOf(0.9) }, { a: setOf(0.88), b: setOf(0.895) }, 0.01)).toEqual({
      fallen: ['a: allTables at 500 tokens fell from 90.0 % to 88.0 %'],
      changed: [],
      compared: 10,
    });
  });

  it('counts questions and whole sets that are gone, and tells other questions', () => {
    const fewer = setOf(0.9, { n: 80, checksum: 'd' });
    expect(compareSets({ a: setOf(0.9), b: setOf(0.9) }, { a: fewer }, 0.01)).toMatchObject({
      fallen: ['a: usable fell from 100.0 % to 80.0 %', 'b was not measured'],
      changed: ['a'],
    });
  });
});

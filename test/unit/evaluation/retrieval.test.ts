import { describe, expect, it } from 'vitest';
import { compareContext } from '../../../src/evaluation/compare-context.ts';
import type { Gold } from '../../../src/evaluation/gold.ts';
import { measureRetrieval } from '../../../src/evaluation/measure-retrieval.ts';
import { quantile } from '../../../src/evaluation/quantile.ts';
import { summariseRetrieval } from '../../../src/evaluation/summarise-retrieval.ts';
import type { ContextTable } from '../../../src/ports/schema-context.ts';

function shown(name: string, columns: readonly string[]): ContextTable {
  return {
    schema: 'main',
    name,
    reference: name,
    kind: 'table',
    comment: null,
    rowEstimate: null,
    primaryKey: [],
    columns: columns.map((column) => ({
      name: column,
      type: '',
      nullable: true,
      comment: null,
      enumValues: null,
      score: 1,
    })),
    score: 1,
  };
}

const gold: Gold = {
  tables: [['main.boat'], ['main.log_2025', 'main.log_2026']],
  columns: [['main.boat.id'], ['main.boat.name'], ['main.log_2025.day', 'main.log_2026.day']],
};

describe('compareContext', () => {
  it('names what is not shown', () => {
    expect(compareContext(gold, { tables: [shown('boat', ['name'])] })).toEqual({
      tables: ['main.log_2025'],
      columns: ['main.boat.id', 'main.log_2025.day'],
    });
  });

  it('is content with any one of several names', () => {
    const tables = [shown('boat', ['id', 'name']), shown('log_2026', ['day'])];
    expect(compareContext(gold, { tables })).toEqual({ tables: [], columns: [] });
  });
});

describe('summariseRetrieval', () => {
  it('gives mean and strict recall of the questions that have something to find', () => {
    const part = {
      gold,
      missing: { tables: ['main.log_2025'], columns: ['main.boat.id'] },
      tokens: 10,
      ms: 2,
    };
    const none = {
      gold: { tables: [], columns: [] },
      missing: { tables: [], columns: [] },
      tokens: 30,
      ms: 4,
    };
    const all = { ...part, missing: none.missing, tokens: 20, ms: 2.71428 };
    expect(summariseRetrieval([part, none, all])).toEqual({
      n: 3,
      tableRecall: 0.75,
      columnRecall: 0.8333,
      allTables: 0.5,
      allColumns: 0.5,
      tokensMedian: 20,
      tokensP95: 30,
      msMedian: 2.71,
      msP95: 4,
    });
  });
});

describe('measureRetrieval', () => {
  it('asks the first question once more, and measures in order', async () => {
    const asked: string[] = [];
    const progress: number[] = [];
    const questions = ['one', 'two'].map((question) => ({ question, gold }));
    const retrieve = async ({ question }: { readonly question: string }) => {
      asked.push(question);
      return { tables: [shown('boat', ['id', 'name'])], tokens: 12 };
    };
    const onProgress = (done: number): void => void progress.push(done);
    const { figures, outcomes } = await measureRetrieval({ questions, retrieve }, { onProgress });
    expect([asked, progress]).toEqual([
      ['one', 'one', 'two'],
      [1, 2],
    ]);
    expect(figures).toMatchObject({ n: 2, tableRecall: 0.5, allTables: 0, tokensMedian: 12 });
    expect(outcomes.map(({ question }) => question.question)).toEqual(['one', 'two']);
  });

  it('measures nothing of no questions', async () => {
    const { figures } = await measureRetrieval({
      questions: [],
      retrieve: async () => ({ tables: [], tokens: 0 }),
    });
    expect(figures).toMatchObject({ n: 0, tableRecall: 1, tokensP95: 0 });
  });
});

describe('quantile', () => {
  it.each([
    [[], 0.5, 0],
    [[7], 0.95, 7],
    [[3, 1, 2], 0.5, 2],
    [[4, 3, 2, 1], 0.5, 2],
    [Array.from({ length: 100 }, (_, at) => at + 1), 0.95, 95],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected);
  });
});

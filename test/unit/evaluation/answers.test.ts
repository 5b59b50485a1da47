import { describe, expect, it } from 'vitest';
import { NlQueryError } from '../../../src/errors/nl-query-error.ts';
import { isOrdered } from '../../../src/evaluation/is-ordered.ts';
import { judgeAnswer } from '../../../src/evaluation/judge-answer.ts';
import { measureAnswers } from '../../../src/evaluation/measure-answers.ts';
import { runGold } from '../../../src/evaluation/run-gold.ts';
import { sameRows } from '../../../src/evaluation/same-rows.ts';
import { stringForName } from '../../../src/evaluation/sqlite/string-for-name.ts';
import type { Cell } from '../../../src/ports/database.ts';
import type { Answer } from '../../../src/query/query-service.ts';

type Rows = readonly (readonly Cell[])[];

describe('sameRows', () => {
  it.each<[string, Rows, Rows]>([
    ['in another order', [['a'], ['b']], [['b'], ['a']]],
    ['with a decimal as text', [['12.50']], [[12.5]]],
    ['with rounding in the last digit', [[0.1 + 0.2]], [[0.3]]],
    ['with a whole number as text', [[7]], [['7']]],
    ['with truth as a number', [[true, false]], [[1, 0]]],
    ['with lists', [[[1, 2]]], [[[1, 2]]]],
    ['of none', [], []],
  ])('takes results %s for equal', (_, left, right) => {
    expect(sameRows(left, right, { ordered: false })).toBe(true);
  });

  it.each<[string, Rows, Rows]>([
    ['with a row twice', [['a'], ['a'], ['b']], [['a'], ['b'], ['b']]],
    ['of another size', [['a']], [['a'], ['a']]],
    ['with columns in another order', [[1, 2]], [[2, 1]]],
    ['with the word null', [[null]], [['null']]],
    ['with a tab between or inside', [['a\tb', 'c']], [['a', 'b\tc']]],
  ])('tells results %s apart', (_, left, right) => {
    expect(sameRows(left, right, { ordered: false })).toBe(false);
  });

  it('minds the order where it is asked to', () => {
    expect(sameRows([['a'], ['b']], [['b'], ['a']], { ordered: true })).toBe(false);
  });
});

describe('isOrdered', () => {
  it.each([
    ['SELECT a FROM t ORDER BY a', true],
    ['SELECT a FROM t UNION SELECT b FROM u order by 1 LIMIT 3', true],
    ['SELECT a FROM (SELECT a FROM t ORDER BY a) x', false],
    ['SELECT rank() OVER (ORDER BY a) FROM t', false],
    ["SELECT ' ORDER BY ' FROM t -- ORDER BY a", false],
    ['SELECT "ORDER" by FROM t', false],
  ])('reads %s as %s', (sql, expected) => {
    expect(isOrdered(sql, 'sqlite')).toBe(expected);
  });
});

const answered: Answer = {
  outcome: 'answered',
  sql: 'SELECT a, b FROM t',
  columns: [
    { name: 'a', type: null },
    { name: 'b', type: null },
  ],
  data: [{ b: 2, a: 1 }],
  truncated: false,
  warning: null,
  clarification: null,
  attempts: [],
  context: { tables: [], relations: [], tokens: 0, complete: true },
  usage: {
    model: 'm',
    llmCalls: 1,
    inputTokens: 0,
    outputTokens: 0,
    stagesMs: { retrieve: 0, generate: 0, evaluate: 0, run: 0 },
  },
};

describe('judgeAnswer', () => {
  const gold = { rows: [[1, 2]], truncated: false };

  it.each<[string, Partial<Answer>, Partial<typeof gold>]>([
    ['correct', {}, {}],
    ['wrong', {}, { rows: [[2, 1]] }],
    ['wrong', { truncated: true }, {}],
    ['declined', { outcome: 'needs_clarification', data: null }, {}],
    ['blocked', { outcome: 'blocked', data: null, warning: 'WARN: a write' }, {}],
    ['failed', { outcome: 'unverified', data: null }, {}],
    ['failed', { outcome: 'sql_only', data: null }, {}],
    ['unscored', {}, { truncated: true }],
  ])('calls it %s', (verdict, answer, result) => {
    expect(judgeAnswer({ ...answered, ...answer }, { ...gold, ...result }, { ordered: false }).verdict).toBe(
      verdict,
    );
  });
});

describe('measureAnswers', () => {
  const questions = [{ line: 1, question: 'Q?', sql: 'SELECT 1, 2' }];
  const run = async () => ({ columns: [], rows: [[1, 2]], truncated: false });
  const failing = (error: unknown) => async () => {
    throw error;
  };
  const fault = { kind: 'unknown_table', name: 't', message: 'no such table: t' } as const;

  it('counts a question whose gold SQL does not run as unscored', async () => {
    const gone = failing(new NlQueryError('SQL_FAULT', 'no such table: t', { details: { fault } }));
    const subject = { questions, dialect: 'sqlite', ask: async () => answered, run: gone } as const;
    const { figures, outcomes } = await measureAnswers(subject);
    expect(figures).toMatchObject({ n: 0, unscored: 1, executionAccuracy: 0 });
    expect(outcomes[0]?.reason).toBe('no such table: t');
  });

  it('counts a failure of the model that may pass as failed', async () => {
    const busy = failing(new NlQueryError('LLM_FAILED', 'too busy', { details: { adapter: 'openai' } }));
    const { figures } = await measureAnswers({ questions, dialect: 'sqlite', ask: busy, run });
    expect(figures).toMatchObject({ n: 1, failed: 1, executionAccuracy: 0 });
  });

  it.each([
    ['an answer that the model refused, or that was cut off', undefined],
    ['a prompt that the server did not take', 400],
    ['a prompt that is too long', 413],
  ])('counts %s as failed: the next question may fare better', async (_, status) => {
    const details = { adapter: 'openai', ...(status === undefined ? {} : { status }) };
    const refused = new NlQueryError('LLM_FAILED', 'no answer', { details, retryable: false });
    const subject = { questions, dialect: 'sqlite', ask: failing(refused), run } as const;
    const { figures, outcomes } = await measureAnswers(subject);
    expect(figures).toMatchObject({ n: 1, failed: 1 });
    expect(outcomes[0]?.reason).toBe('no answer');
  });

  it.each([401, 403, 404, 429])('ends at a failure that all questions share: %i', async (status) => {
    const details = { adapter: 'openai', status };
    const refused = new NlQueryError('LLM_FAILED', 'wrong key', { details, retryable: false });
    const subject = { questions, dialect: 'sqlite', ask: failing(refused), run } as const;
    await expect(measureAnswers(subject)).rejects.toBe(refused);
  });
});

describe('stringForName', () => {
  it('writes the name as a string wherever it stands in double quotes', () => {
    const sql = `SELECT "it's", 'it''s "x"' FROM t WHERE a = "it's" -- "it's"`;
    expect(stringForName(sql, "it's")).toBe(`SELECT 'it''s', 'it''s "x"' FROM t WHERE a = 'it''s' -- "it's"`);
  });

  it.each(['SELECT Linz FROM t', 'SELECT [Linz] FROM t', "SELECT 'Linz' FROM t"])('leaves %s', (sql) => {
    expect(stringForName(sql, 'Linz')).toBeNull();
  });
});

describe('runGold', () => {
  const unknownColumn = (name: string) => {
    const fault = { kind: 'unknown_column', name, message: `no such column: ${name}` } as const;
    return new NlQueryError('SQL_FAULT', fault.message, { details: { fault } });
  };
  const run = async (sql: string) => {
    const [, name] = /"(\w+)"/.exec(sql) ?? [];
    if (name !== undefined) throw unknownColumn(name);
    if (sql.includes('gone')) throw unknownColumn('gone');
    return { columns: [], rows: [[sql]], truncated: false };
  };

  it('takes unknown names in double quotes for strings on SQLite', async () => {
    const { rows } = await runGold({ run, dialect: 'sqlite' }, 'SELECT a FROM t WHERE a IN ("Linz", "Wels")');
    expect(rows).toEqual([["SELECT a FROM t WHERE a IN ('Linz', 'Wels')"]]);
  });

  it.each([
    ['postgres', 'SELECT "Linz"'],
    ['sqlite', 'SELECT gone'],
  ] as const)('fails as %s does on %s', async (dialect, sql) => {
    await expect(runGold({ run, dialect }, sql)).rejects.toThrow('no such column');
  });
});

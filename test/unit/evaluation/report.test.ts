import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../src/evaluation/page/escape-html.ts';
import { percent } from '../../../src/evaluation/page/percent.ts';
import { renderPage } from '../../../src/evaluation/page/render-page.ts';
import { compareReports } from '../../../src/evaluation/report/compare-reports.ts';
import type { BudgetReport, EvaluationReport } from '../../../src/evaluation/report/evaluation-report.ts';
import { parseBaseline } from '../../../src/evaluation/report/parse-baseline.ts';

const hostile = `<img src=x onerror=alert(1)>"'&\u202e\u0000`;

function budgetOf(budget: number, share: number): BudgetReport {
  const figures = {
    n: 2,
    tableRecall: share,
    columnRecall: share,
    allTables: share,
    allColumns: share,
    tokensMedian: 10,
    tokensP95: 20,
    msMedian: 1,
    msP95: 2,
  };
  const miss = {
    line: 3,
    question: hostile,
    sql: hostile,
    missingTables: [`main.${hostile}`],
    missingColumns: [`main.${hostile}.a`, `main.other.${hostile}`],
  };
  return { budget, figures, byTables: [{ tables: 1, figures }], misses: share < 1 ? [miss] : [] };
}

function reportOf(budgets: readonly BudgetReport[], accuracy: number | null = null): EvaluationReport {
  const counts = { n: 2, correct: 1, wrong: 1, declined: 0, blocked: 0, failed: 0, unscored: 0 };
  const miss = { line: 3, question: hostile, reason: hostile, goldSql: hostile, sql: hostile };
  return {
    format: 'nlquery-eval/1',
    command: hostile,
    versions: { nlquery: hostile, node: hostile, database: hostile },
    finishedAt: hostile,
    golden: {
      file: hostile,
      checksum: 'c',
      questions: 2,
      unusable: [{ line: 9, question: hostile, reason: hostile }],
    },
    tables: 1,
    budgets,
    answers:
      accuracy === null
        ? null
        : {
            model: hostile,
            budget: 1000,
            figures: { ...counts, executionAccuracy: accuracy, msMedian: 1, msP95: 1 },
            misses: [{ ...miss, verdict: 'wrong' }],
          },
  };
}

describe('renderPage', () => {
  const page = renderPage(reportOf([budgetOf(500, 0.42), budgetOf(1000, 1)], 0.5));

  it('escapes every text that is not its own', () => {
    expect(page).not.toMatch(/<img|onerror=alert\(1\)>|\u202e/);
    expect(page).not.toContain('\u0000');
    expect(page.split('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;').length).toBeGreaterThan(15);
  });

  it('runs nothing and loads nothing', () => {
    expect(page).not.toMatch(/<script|<link|<iframe|url\(|@import|https?:/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('closes every element of its plots', () => {
    for (const name of ['svg', 'g', 'text', 'title', 'figure', 'table', 'tr', 'td', 'details']) {
      const opened = page.match(new RegExp(`<${name}[ >]`, 'g'))?.length ?? 0;
      expect([name, page.match(new RegExp(`</${name}>`, 'g'))?.length ?? 0]).toEqual([name, opened]);
    }
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('names a column that was not shown only where its table was', () => {
    expect(page).toContain('<code>main.other.');
    expect(page).not.toContain('<code>main.&lt;img');
  });

  it('draws a single budget, and says so where nothing was left out', () => {
    const single = renderPage(reportOf([budgetOf(1000, 1)]));
    expect(single).toContain('0 of 2 questions at 1000 tokens: nothing was left out.');
    expect(single).not.toMatch(/NaN|undefined|Infinity|<h2>Answers/);
  });
});

describe('escapeHtml', () => {
  it('replaces what XML lacks and half a surrogate pair', () => {
    expect(escapeHtml('a\u0007\ud800b\tc')).toBe('a\uFFFD\uFFFDb\tc');
  });
});

describe('percent', () => {
  it.each([
    [1, '100.0 %'],
    [0.9999, '99.9 %'],
    [0.975, '97.5 %'],
    [0, '0.0 %'],
  ])('writes %d as %s', (share, text) => {
    expect(percent(share)).toBe(text);
  });
});

describe('compareReports', () => {
  const before = reportOf([budgetOf(500, 0.9), budgetOf(1000, 1)], 0.5);

  it('finds what fell by more than the tolerance, at budgets that both have', () => {
    const after = reportOf([budgetOf(250, 0.1), budgetOf(500, 0.8)], 0.4);
    const { regressions, compared, sameQuestions } = compareReports(before, after, { tolerance: 0.05 });
    expect([compared, sameQuestions]).toEqual([6, true]);
    expect(regressions).toHaveLength(5);
    expect(regressions[0]).toEqual({ figure: 'tableRecall', budget: 500, before: 0.9, after: 0.8 });
    expect(regressions[4]).toEqual({ figure: 'executionAccuracy', budget: null, before: 0.5, after: 0.4 });
  });

  it('lets a figure fall by exactly the tolerance, and rise', () => {
    const after = reportOf([budgetOf(500, 0.8), budgetOf(1000, 1)], 0.9);
    expect(compareReports(before, after, { tolerance: 0.1 }).regressions).toEqual([]);
  });

  it('compares no answers where one report has none', () => {
    expect(compareReports(before, reportOf([budgetOf(500, 0.9)]), { tolerance: 0 }).compared).toBe(5);
  });

  it('counts questions whose gold SQL has become unusable, which would raise every other figure', () => {
    const unusable = Array.from({ length: 2 }, () => ({ line: 1, question: '', reason: '' }));
    const after = { ...before, golden: { ...before.golden, unusable } };
    expect(compareReports(before, after, { tolerance: 0.1 }).regressions).toEqual([
      { figure: 'usable', budget: null, before: 0.5, after: 0 },
    ]);
    expect(compareReports(after, before, { tolerance: 0 }).regressions).toEqual([]);
  });

  it('tells another set of questions', () => {
    const other = { ...before, golden: { ...before.golden, checksum: 'd' } };
    expect(compareReports(other, before, { tolerance: 0 }).sameQuestions).toBe(false);
  });
});

describe('parseBaseline', () => {
  it('reads what a report holds', () => {
    const report = reportOf([budgetOf(500, 0.9)], 0.5);
    expect(parseBaseline(JSON.stringify(report))).toEqual({
      format: 'nlquery-eval/1',
      golden: { checksum: 'c', questions: 2, unusable: [{ line: 9, question: hostile, reason: hostile }] },
      budgets: [
        { budget: 500, figures: { tableRecall: 0.9, columnRecall: 0.9, allTables: 0.9, allColumns: 0.9 } },
      ],
      answers: { figures: { executionAccuracy: 0.5 } },
    });
  });

  it.each([
    ['{oops', 'it is not JSON of one object'],
    ['{"format":"nlquery-eval/2"}', 'format: '],
    [
      JSON.stringify({ ...reportOf([]), budgets: [{ budget: 1, figures: {} }] }),
      'budgets.0.figures.tableRecall: ',
    ],
  ])('refuses %j', (text, message) => {
    expect(() => parseBaseline(text)).toThrow(
      `The baseline is no report that \`nlquery eval --json\` wrote: ${message}`,
    );
  });
});

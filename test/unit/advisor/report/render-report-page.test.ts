import { describe, expect, it } from 'vitest';
import type { AdvisorReport, ReportedProposal } from '../../../../src/advisor/report/advisor-report.ts';
import { readableBytes } from '../../../../src/advisor/report/page/readable-bytes.ts';
import { readableSeconds } from '../../../../src/advisor/report/page/readable-seconds.ts';
import { renderReportPage } from '../../../../src/advisor/report/render-report-page.ts';
import { proposal } from '../advisor-fixtures.ts';

const hostile = '<script>alert(1)</script>"\u202e';

const refused: ReportedProposal = {
  ...proposal('bad', { title: hostile, assumes: ['id is unique'] }),
  outcome: 'refused',
  reason: 'The rows differ.',
  verdicts: [
    {
      queryId: 'q1',
      verdict: {
        kind: 'refuted',
        reason: 'The rows differ.',
        counterexample: {
          tables: [{ name: 'orders', columns: ['id'], rows: [[1], [hostile]] }],
          expected: [],
          actual: [[null]],
        },
      },
    },
  ],
};

const report: AdvisorReport = {
  taskId: 'task-1',
  status: 'DONE',
  savedSeconds: 5_400,
  totalSeconds: 7_200,
  savingMethod: 'scanned bytes',
  proposals: [
    {
      ...proposal('good'),
      outcome: 'taken',
      reason: null,
      verdicts: [{ queryId: 'q1', verdict: { kind: 'proven', by: 'construction' } }],
    },
    refused,
  ],
  advice: [
    {
      id: 'iceberg-upkeep:files',
      rule: 'iceberg-upkeep',
      title: hostile,
      what: 'Merge small files.',
      why: { queryIds: ['heavy'], weightSeconds: 99, evidence: [hostile] },
      effect: { expected: 'Fewer files are opened.', seconds: null, method: 'not estimated' },
      steps: [
        { when: 'after loads', statement: 'ALTER TABLE a EXECUTE optimize' },
        { when: 'after loads', statement: `ALTER TABLE "${hostile}" EXECUTE optimize` },
      ],
      cautions: ['Both are stored for a while.'],
    },
  ],
  queries: [
    {
      queryId: 'light',
      weightSeconds: 1,
      before: 'SELECT 1',
      after: 'SELECT 1',
      sourceCost: 4_711,
      planCosts: null,
      verdict: { kind: 'uncheckable', reason: 'It cannot be read.' },
      repairs: [],
      faults: ['It cannot be read.'],
    },
    {
      queryId: 'heavy',
      weightSeconds: 99,
      before: hostile,
      after: 'SELECT 2',
      sourceCost: null,
      planCosts: { before: 1_000, after: 12.34 },
      verdict: { kind: 'tested', strength: 0.9999, mutants: 20, databases: 12, needs: ['id is unique'] },
      repairs: ['a comment swallowed the rest'],
      faults: [],
    },
  ],
  issues: [{ at: 'ddl[3]', message: hostile }],
  unverified: [hostile],
  tokensUsed: 1_234,
};

describe('renderReportPage', () => {
  const page = renderReportPage(report);

  it('begins with what is saved', () => {
    expect(page.indexOf('90 min</strong>')).toBeGreaterThan(0);
    expect(page.indexOf('90 min</strong>')).toBeLessThan(page.indexOf('<h2>Proposals</h2>'));
    expect(page).toContain('(75.0 %)');
    expect(page).toContain('1 proposals taken, 1 refused, 0 not chosen.');
  });

  it('shows of each proposal what, why, saving, cost, verdict and the way back', () => {
    for (const text of [
      'a fact',
      'by scanned bytes',
      'nothing more is stored',
      'proven: construction',
      'Use the earlier form.',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).toContain('Rows that tell the two apart');
    expect(page).toContain('<p class="soft">no row</p>');
  });

  it('shows of advice what to expect, what to run and when, and what to beware of, apart from the proposals', () => {
    expect(page.indexOf('<h2>Advice</h2>')).toBeGreaterThan(page.indexOf('<h2>Proposals</h2>'));
    for (const text of [
      'Fewer files are opened.',
      'No figure: not estimated',
      '<p class="soft">after loads</p><pre>ALTER TABLE a EXECUTE optimize;\n',
      'Both are stored for a while.',
      'none of its seconds are counted',
    ]) {
      expect(page).toContain(text);
    }
  });

  it('shows the heaviest query first, and a fault once', () => {
    expect(page.indexOf('<code>heavy</code>')).toBeLessThan(page.indexOf('<code>light</code>'));
    expect(page.split('It cannot be read.')).toHaveLength(2);
    expect(page).toContain('plan cost 1,000 → 12.3');
    expect(page).toContain('plan cost at the source 4,711');
    expect(page).toContain('99.9 % of 20 mutants');
  });

  it('lets nothing of the payload become markup, and loads nothing', () => {
    expect(page).not.toContain('<script');
    expect(page).not.toContain('\u202e');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toMatch(/\b(?:src|href)=/);
    expect(page).toContain("default-src 'none'");
  });

  it('says so where there is nothing', () => {
    const empty = renderReportPage({
      ...report,
      proposals: [],
      advice: [],
      queries: [],
      issues: [],
      unverified: [],
      totalSeconds: 0,
      savedSeconds: 0,
    });
    for (const text of [
      'There is none',
      'There were none.',
      'Everything was.',
      'Everything could.',
      '(0.0 %)',
    ]) {
      expect(empty).toContain(text);
    }
  });
});

describe('readable figures', () => {
  it.each([
    [0.44, '0.4 s'],
    [90, '90 s'],
    [600, '10 min'],
    [7_200, '2 h'],
    [864_000, '10 days'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(readableSeconds(seconds)).toBe(text);
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1_500, '1.5 KB'],
    [-2_000_000, '−2 MB'],
    [3.2e18, '3,200 PB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(readableBytes(bytes)).toBe(text);
  });
});

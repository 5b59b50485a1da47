import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationReport } from '../../../src/evaluation/report/evaluation-report.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { sqlReply } from '../../support/create-harness.ts';
import { type CliHarness, type CliRun, createCliHarness } from './cli-harness.ts';

const golden = [
  { question: 'How many boats are there?', sql: 'SELECT count(*) FROM boat' },
  { question: 'Names of boats longer than 9', sql: 'SELECT name FROM boat WHERE length > 9 ORDER BY name' },
  {
    question: 'Which skippers sailed which <b>boats</b>?',
    sql: 'SELECT s.name, b.name FROM skipper s JOIN trip t ON t.skipper_id = s.id JOIN boat b ON b.id = t.boat_id',
  },
  { question: 'Which harbours have no berth?', sql: 'SELECT name FROM harbour WHERE berths = 0' },
];

/** Much that no question asks for, so that a small budget leaves something out. */
const filler = Array.from({ length: 30 }, (_, at) => {
  const columns = ['serial', 'remark', 'checked', 'weight', 'height'].map((name) => `${name}_${at} TEXT`);
  return `CREATE TABLE stock_${at} (id INTEGER PRIMARY KEY, ${columns.join(', ')});`;
});

function createSailingClub(file: string): void {
  const database = new DatabaseSync(file);
  database.exec(`CREATE TABLE boat (id INTEGER PRIMARY KEY, name TEXT, length REAL);
    CREATE TABLE skipper (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE trip (skipper_id INTEGER REFERENCES skipper, boat_id INTEGER REFERENCES boat, day TEXT);
    CREATE TABLE harbour (id INTEGER PRIMARY KEY, name TEXT, berths INTEGER);
    INSERT INTO boat VALUES (1, 'Möwe', 12.5), (2, 'Tern', 9.5), (3, 'Knot', 6);
    INSERT INTO skipper VALUES (1, 'Ada'), (2, 'Bo');
    INSERT INTO trip VALUES (1, 1, '2026-05-01'), (2, 2, '2026-05-02');
    INSERT INTO harbour VALUES (1, 'Old Pier', 0), (2, 'New Pier', 20);
    ${filler.join('\n')}`);
  database.close();
}

describe('nlquery eval', () => {
  let cli: CliHarness;
  let club: string;
  let set: string;

  beforeAll(async () => {
    cli = await createCliHarness();
    club = join(cli.folder, 'club.db');
    set = join(cli.folder, 'golden.jsonl');
    createSailingClub(club);
    writeFileSync(set, golden.map((line) => `${JSON.stringify(line)}\n`).join('\n'));
  });

  afterAll(() => cli.close());

  const measure = (...options: string[]): Promise<CliRun> =>
    cli.run(['eval', club, set, ...options], { env: {} });
  const inFolder = (name: string): string => join(cli.folder, name);
  const reportOf = (name: string): EvaluationReport => JSON.parse(readFileSync(inFolder(name), 'utf8'));

  it('reads the schema, measures each budget, and writes a table', async () => {
    const { exitCode, out, err } = await measure('--budget', '20', '--budget', '4000');
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toMatch(
      /│ budget │ n │ table recall % │ column recall % │ all tables % │ all columns % │ tokens │/,
    );
    expect(out).toMatch(/│ +4000 │ 4 │ +100\.0 │ +100\.0 │ +100\.0 │ +100\.0 │/);
  });

  it('writes a report that says what was left out', async () => {
    await measure('--budget', '4000,20', '--json', inFolder('report.json'), '--values', 'none');
    const report = reportOf('report.json');
    expect(report).toMatchObject({
      format: 'nlquery-eval/1',
      command: `nlquery eval ${club} ${set} --budget 20 --budget 4000 --values none`,
      versions: {
        nlquery: expect.any(String),
        node: process.version,
        database: expect.stringMatching(/^sqlite 3\./),
      },
      golden: { file: set, questions: 4, unusable: [] },
      tables: 34,
      answers: null,
    });
    const [small, large] = report.budgets;
    expect(large).toMatchObject({ budget: 4000, figures: { n: 4, allTables: 1, allColumns: 1 }, misses: [] });
    expect(large?.byTables.map(({ tables, figures }) => [tables, figures.n])).toEqual([
      [1, 3],
      [3, 1],
    ]);
    expect(small?.figures.allColumns).toBeLessThan(1);
    expect(small?.figures.tokensP95).toBeLessThanOrEqual(20);
    expect(small?.misses.find(({ line }) => line === 5)?.missingTables).toContain('main.boat');
  });

  it('writes a page with plots that loads nothing and escapes what it shows', async () => {
    await measure('--budget', '20', '--budget', '200', '--html', inFolder('report.html'));
    const page = readFileSync(inFolder('report.html'), 'utf8');
    expect(page.match(/<svg /g)).toHaveLength(3);
    expect(page).toContain('which &lt;b&gt;boats&lt;/b&gt;?');
    expect(page).not.toContain('<b>');
    expect(page).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import/);
  });

  it('counts right, wrong, declined, blocked and failed answers apart', async () => {
    const replies: Record<string, string> = {
      'How many boats': sqlReply('SELECT 3 AS number_of_boats'),
      'Names of boats': sqlReply('SELECT name FROM boat WHERE length > 9 ORDER BY name DESC'),
      'Which skippers': JSON.stringify({ sql: null, cannot_answer: 'No idea.', clarification: null }),
      'Which harbours': sqlReply('DELETE FROM harbour'),
    };
    cli.replies(({ prompt }) => Object.entries(replies).find(([start]) => prompt.includes(start))?.[1] ?? '');
    const argv = [
      'eval',
      club,
      set,
      ...cli.model,
      '--answers',
      '--json',
      inFolder('answers.json'),
      '--html',
      inFolder('answers.html'),
    ];
    const { exitCode, out } = await cli.run(argv);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/│ +25\.0 │ 4 │ +1 │ +1 │ +1 │ +1 │ +0 │/);
    const { answers } = reportOf('answers.json');
    expect(answers).toMatchObject({ model: 'emulated', budget: 4000, figures: { executionAccuracy: 0.25 } });
    expect(answers?.misses.map(({ line, verdict }) => [line, verdict])).toEqual([
      [3, 'wrong'],
      [5, 'declined'],
      [7, 'blocked'],
    ]);
    expect(readFileSync(inFolder('answers.html'), 'utf8')).toContain(
      '<strong>25.0 %</strong> execution accuracy',
    );
  });

  it('exits with 0 when no figure fell, and with 8 when one did', async () => {
    await measure('--budget', '4000', '--json', inFolder('saved.json'));
    const same = await measure('--budget', '4000', '--baseline', inFolder('saved.json'));
    expect([same.exitCode, same.err]).toEqual([0, 'No figure of 5 fell against the baseline.\n']);

    const saved = reportOf('saved.json');
    await measure('--budget', '20', '--json', inFolder('small.json'));
    const before = { ...saved, budgets: saved.budgets.map((one) => ({ ...one, budget: 20 })) };
    writeFileSync(inFolder('better.json'), JSON.stringify(before));
    const worse = await measure('--budget', '20', '--baseline', inFolder('better.json'));
    expect(worse.exitCode).toBe(8);
    expect(worse.err).toMatch(/^warning: .*all columns at 20 tokens fell from 100\.0 % to \d+\.\d %$/m);
    const tolerant = ['--baseline', inFolder('better.json'), '--tolerance', '100'];
    expect((await measure('--budget', '20', ...tolerant)).exitCode).toBe(0);
  });

  it('says that the questions are others than those of the baseline', async () => {
    await measure('--budget', '4000', '--json', inFolder('whole.json'));
    const { exitCode, err } = await measure(
      '--budget',
      '4000',
      '--limit',
      '1',
      '--baseline',
      inFolder('whole.json'),
    );
    expect(exitCode).toBe(0);
    expect(err).toContain('warning: the baseline was measured with other questions');
  });

  it('leaves out lines that do not fit the schema, and says so', async () => {
    const mixed = inFolder('mixed.jsonl');
    const odd = Array.from({ length: 7 }, (_, at) => ({ question: 'Odd?', sql: `SELECT x FROM odd_${at}` }));
    writeFileSync(mixed, [golden[0], ...odd].map((line) => JSON.stringify(line)).join('\n'));
    const page = ['--json', inFolder('mixed.json'), '--html', inFolder('mixed.html')];
    const { exitCode, err } = await cli.run(['eval', club, mixed, ...page], { env: {} });
    expect(exitCode).toBe(0);
    expect(err).toContain('warning: line 2 of the golden set is left out: SQLite says: no such table: odd_0');
    expect(err).toContain('warning: 2 more lines are left out');
    expect(reportOf('mixed.json').golden.unusable).toHaveLength(7);
    expect(readFileSync(inFolder('mixed.html'), 'utf8')).toContain('no such table: odd_6');
  });

  it('takes the database from NLQUERY_DB_URL, and leaves it out of the report', async () => {
    const env = { NLQUERY_DB_URL: club };
    const { exitCode } = await cli.run(['eval', set, '--json', inFolder('env.json')], { env });
    expect(exitCode).toBe(0);
    expect(reportOf('env.json').command).toMatch(/^nlquery eval \S+golden\.jsonl --budget 1000/);
  });

  it('shows what it does on a terminal, and takes it away', async () => {
    const { err } = await cli.run(['eval', club, set], { env: {}, isTTY: true });
    expect(err).toContain('Retrieving at 1000 tokens');
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('exits with 130 when it is interrupted', async () => {
    const interrupt = new AbortController();
    interrupt.abort();
    const { exitCode, out } = await cli.run(['eval', club, set], { env: {}, signal: interrupt.signal });
    expect([exitCode, out]).toEqual([130, '']);
  });

  it('exits with 3 and shows no password when the database cannot be reached', async () => {
    const url = 'postgres://ada:hunter2hunter2@127.0.0.1:1/club';
    const { exitCode, err } = await cli.run(['eval', url, set], { env: {} });
    expect(exitCode).toBe(3);
    expect(err).not.toContain('hunter2');
  });

  it.each([
    ['no arguments', [], /A database and a golden set are needed/],
    ['no golden set', ['CLUB'], /A database and a golden set are needed/],
    [
      'a golden set that is not there',
      ['CLUB', '/nowhere.jsonl'],
      /"\/nowhere\.jsonl" cannot be read \(ENOENT\)/,
    ],
    ['a tenant id', ['tenant_ffff0000', 'SET'], /tenant id is not enough/],
    ['bad lines', ['CLUB', 'BAD'], /line 2: this is not JSON.*line 4: sql: /],
    ['SQL of another database', ['CLUB', 'OTHER'], /No question can be measured\. Line 1: .*no such table/],
    ['a budget of nothing', ['CLUB', 'SET', '--budget', '0'], /whole number/],
    ['a tolerance below 0', ['CLUB', 'SET', '--tolerance', '-1'], /number from 0 to 100/],
    ['a baseline that is none', ['CLUB', 'SET', '--baseline', 'BAD'], /is no report/],
    [
      'a baseline of other budgets',
      ['CLUB', 'SET', '--baseline', 'SMALL'],
      /none of the budgets 1000, 2000, 4000/,
    ],
    [
      'a report that cannot be written',
      ['CLUB', 'SET', '--json', '/nowhere/report.json'],
      /cannot be written \(ENOENT\)/,
    ],
  ])('exits with 2 for %s', async (_, argv, message) => {
    const files: Record<string, string> = {
      CLUB: club,
      SET: set,
      BAD: inFolder('bad.jsonl'),
      OTHER: inFolder('other.jsonl'),
      SMALL: inFolder('only-small.json'),
    };
    writeFileSync(files.BAD ?? '', `${JSON.stringify(golden[0])}\n{oops\n\n{"question": "Q?"}\n`);
    writeFileSync(files.OTHER ?? '', JSON.stringify({ question: 'Q?', sql: 'SELECT a FROM b' }));
    if (argv.includes('SMALL')) await measure('--budget', '20', '--json', files.SMALL ?? '');
    const { exitCode, err } = await cli.run(['eval', ...argv.map((word) => files[word] ?? word)], {
      env: {},
    });
    expect(exitCode).toBe(2);
    expect(err).toMatch(message);
    rmSync(files.SMALL ?? '', { force: true });
  });
});

const password = 'p@ss/w:rd-of-this-eval';
const server = await startPostgres({ spawn: true, password });

describeWithService('nlquery eval on Postgres', server, (postgres) => {
  let cli: CliHarness;

  beforeAll(async () => {
    cli = await createCliHarness();
  });

  afterAll(() => cli.close());

  it('measures retrieval and answers, and writes the password nowhere', async () => {
    const { url } = await postgres.createDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`CREATE TABLE boat (id int PRIMARY KEY, name text, length numeric(4,1));
      INSERT INTO boat VALUES (1, 'Tern', 9.5), (2, 'Knot', 6)`);
    await client.end();
    cli.replies(() => sqlReply('SELECT avg(length) AS mean FROM boat'));
    const line = { question: 'Mean length of boats?', sql: 'SELECT sum(b.length) / count(*) FROM boat b' };
    const [set, json, html] = ['golden.jsonl', 'report.json', 'report.html'].map((name) =>
      join(cli.folder, name),
    );
    writeFileSync(set ?? '', JSON.stringify(line));
    const files = ['--json', json ?? '', '--html', html ?? ''];
    const { exitCode, out, err } = await cli.run([
      'eval',
      url,
      set ?? '',
      ...cli.model,
      '--answers',
      ...files,
    ]);
    expect([exitCode, err.split('\n')]).toEqual([
      0,
      [expect.stringContaining('The database role is a superuser'), ''],
    ]);
    const written = [out, readFileSync(json ?? '', 'utf8'), readFileSync(html ?? '', 'utf8')];
    expect(JSON.parse(written[1] ?? '')).toMatchObject({
      versions: { database: expect.stringMatching(/^postgres \d/) },
      answers: { figures: { n: 1, correct: 1 }, misses: [] },
    });
    for (const text of written) {
      expect(text).not.toContain(password);
      expect(text).not.toContain(encodeURIComponent(password));
    }
  });
});

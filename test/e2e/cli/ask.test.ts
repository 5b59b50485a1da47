import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlReply } from '../../support/create-harness.ts';
import { type CliHarness, createCliHarness, emulatedKey } from './cli-harness.ts';

const sql = 'SELECT name, albums FROM artists ORDER BY id';

describe('nlquery ask', () => {
  let cli: CliHarness;

  beforeAll(async () => {
    cli = await createCliHarness();
  });

  afterAll(() => cli.close());

  const ask = (...options: string[]): ReturnType<CliHarness['run']> =>
    cli.run(['ask', cli.file, 'Which artists are there?', ...cli.model, ...options]);

  it('reads a file, asks the model, and writes SQL and rows', async () => {
    cli.replies(() => sqlReply(sql));
    const { exitCode, out, err } = await ask();
    expect(exitCode).toBe(0);
    expect(out).toContain(`${sql}\n\n┌`);
    expect(out).toContain('│ Ada  │      3 │');
    expect(out).toContain('│ Cy   │   NULL │');
    expect(err).toMatch(/^3 rows · .* · emulated: 1 call, [\d,]+ tokens\n$/);
  });

  it('lets no escape sequence of a cell reach the terminal', async () => {
    cli.replies(() => sqlReply(sql));
    const { out } = await ask();
    expect(out).toContain('│ Bob  │');
    expect(out).not.toContain('\u001b');
  });

  it('shows what it does on a terminal, and takes it away', async () => {
    cli.replies(() => sqlReply(sql));
    const { err } = await cli.run(['ask', cli.file, 'Artists?', ...cli.model], { isTTY: true });
    expect(err).toContain('Reading the schema …');
    expect(err).toContain('Writing SQL …');
    expect(err.split('\r\u001b[2K').at(-1)).toMatch(/^3 rows · .*\n$/);
  });

  it('writes JSON that holds the whole answer', async () => {
    cli.replies(() => sqlReply(sql));
    const { exitCode, out, err } = await ask('--json');
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ outcome: 'answered', sql, truncated: false, warning: null });
    expect(answer.data).toHaveLength(3);
    expect([exitCode, err]).toEqual([0, '']);
  });

  it('writes CSV alone', async () => {
    cli.replies(() => sqlReply('SELECT id, albums FROM artists ORDER BY id'));
    expect(await ask('--csv')).toEqual({ exitCode: 0, out: 'id,albums\n1,3\n2,12\n3,\n', err: '' });
  });

  it('writes SQL alone, checked and not run', async () => {
    cli.replies(() => sqlReply(sql));
    expect(await ask('--sql-only')).toEqual({ exitCode: 0, out: `${sql}\n`, err: '' });
  });

  it('says that rows were left out', async () => {
    cli.replies(() => sqlReply(sql));
    const { out, err } = await ask('--max-rows', '2');
    expect(out).not.toContain('Cy');
    expect(err).toContain('Only the first 2 rows are shown');
  });

  it('takes a tenant id, the start of one, or NLQUERY_DB_URL in place of the database', async () => {
    cli.replies(() => sqlReply(sql));
    const tenantId = (await cli.run(['add', cli.file])).out.trim();
    for (const name of [tenantId, tenantId.slice(0, 15), `sqlite:${cli.file}`]) {
      expect((await cli.run(['ask', name, 'Artists?', ...cli.model])).exitCode).toBe(0);
    }
    const env = { ...cli.env, NLQUERY_DB_URL: cli.file };
    expect((await cli.run(['ask', 'Artists?', ...cli.model], { env })).exitCode).toBe(0);
  });

  it('runs no write, keeps it away from stdout, and exits with 5', async () => {
    cli.replies(() => sqlReply('DELETE FROM artists'));
    const { exitCode, out, err } = await ask();
    expect([exitCode, out]).toEqual([5, '']);
    expect(err).toContain('warning: Query containing DDL/DML');
    const database = new DatabaseSync(cli.file);
    expect(database.prepare('SELECT count(*) AS n FROM artists').get()).toEqual({ n: 3 });
    database.close();
  });

  it('exits with 4 when no SQL works', async () => {
    cli.replies(() => sqlReply('SELECT songs FROM artists'));
    const { exitCode, out, err } = await ask('--sql-only');
    expect([exitCode, out]).toEqual([4, '']);
    expect(err).toMatch(/^SELECT songs FROM artists\nwarning: .*songs/);
  });

  it('exits with 6 when the question is ambiguous or unanswerable', async () => {
    const clarification = { question: 'Which Ada?', options: ['first', 'second'] };
    cli.replies(() => JSON.stringify({ sql: null, cannot_answer: null, clarification }));
    const ambiguous = await ask();
    expect([ambiguous.exitCode, ambiguous.out]).toEqual([6, '']);
    expect(ambiguous.err).toContain('Which Ada?\n  - first\n  - second\n');
    cli.replies(() => JSON.stringify({ sql: null, cannot_answer: 'No songs here.', clarification: null }));
    expect(await ask('--csv')).toEqual({ exitCode: 6, out: '', err: 'No songs here.\n' });
  });

  it('exits with 7 when the model fails, and never shows the key', async () => {
    const env = { OPENAI_API_KEY: 'sk-wrong-0815' };
    const { exitCode, out, err } = await cli.run(['ask', cli.file, 'Artists?', ...cli.model, '--verbose'], {
      env,
    });
    expect([exitCode, out]).toEqual([7, '']);
    expect(err).toMatch(/^error: /m);
    expect(err).toContain('Is the API key right?');
    expect(err).not.toContain('0815');
  });

  it('exits with 3 and shows no password when the database cannot be reached', async () => {
    const url = 'postgres://ada:hunter2hunter2@127.0.0.1:1/shop';
    const { exitCode, out, err } = await cli.run(['ask', url, 'Artists?', ...cli.model, '--verbose']);
    expect([exitCode, out]).toEqual([3, '']);
    expect(err).toContain('error: ');
    expect(err).toContain('[DATABASE_UNREACHABLE]');
    expect(err).not.toContain('hunter2');
  });

  it('gives SQL and exits with 3 when a known database has gone', async () => {
    const file = join(cli.folder, 'gone.db');
    copyFileSync(cli.file, file);
    const tenantId = (await cli.run(['add', file])).out.trim();
    rmSync(file);
    cli.replies(() => sqlReply(sql));
    const { exitCode, out, err } = await cli.run(['ask', tenantId, 'Artists?', ...cli.model]);
    expect([exitCode, out]).toEqual([3, `${sql}\n`]);
    expect(err).toMatch(/^warning: .*unretrievable/);
    const byUrl = await cli.run(['ask', `sqlite:${file}`, 'Artists?', ...cli.model]);
    expect([byUrl.exitCode, byUrl.out]).toEqual([3, `${sql}\n`]);
    expect(byUrl.err).toMatch(/^warning: Will using existing stored because of error/);
  });

  it.each([
    [['ask']],
    [['ask', 'a question alone']],
    [['ask', '/nowhere.db', 'q']],
    [['ask', 'oracle://ada:hunter2hunter2@db/shop', 'q']],
    [['ask', 'tenant_ffff0000', 'q']],
    [['ask', '/nowhere.db', 'q', '--max-rows', 'many']],
    [['ask', '/nowhere.db', 'q', '--timeout', '0']],
    [['ask', '/nowhere.db', 'q', '--csv', '--json']],
    [['ask', '/nowhere.db', 'q', '--provider', 'oracle']],
    [['ask', '/nowhere.db', 'two', 'questions']],
    [['postgres://ada:hunter2hunter2@db/shop', 'q']],
    [['list', '--colour']],
    [['add', 'tenant_ffff0000']],
    [[]],
  ])('exits with 2 for %j', async (argv) => {
    const { exitCode, out, err } = await cli.run(argv);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).not.toBe('');
    expect(err).not.toContain('hunter2');
  });

  it('exits with 130 when it is interrupted', async () => {
    const interrupt = new AbortController();
    cli.replies(() => {
      interrupt.abort();
      return { hang: true };
    });
    const { exitCode, out, err } = await cli.run(['ask', cli.file, 'Artists?', ...cli.model], {
      signal: interrupt.signal,
    });
    expect({ exitCode, out, err }).toEqual({ exitCode: 130, out: '', err: 'Interrupted.\n' });
  });

  it('logs what it does when asked to, and no key', async () => {
    cli.replies(() => sqlReply(sql));
    const { err } = await cli.run([
      'ask',
      cli.file,
      'q',
      ...cli.model,
      '--verbose',
      '--state',
      `${cli.state}-2`,
    ]);
    expect(err).toMatch(/^info: ingestion done \{/m);
    expect(err).not.toContain(emulatedKey);
  });

  it('says in one line that it uses the offline model for want of a key', async () => {
    const { err } = await cli.run(['ask', cli.file, 'How many artists are there?'], { env: {} });
    expect(err.match(/offline model/g)).toHaveLength(1);
  });
});

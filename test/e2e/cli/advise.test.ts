import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliHarness, createCliHarness } from './cli-harness.ts';

const payload = {
  url: '',
  ddl: [{ statement: 'CREATE TABLE lake.shop.orders (id BIGINT, created DATE, total DOUBLE)' }],
  queries: [
    {
      queryid: 'by-year',
      query: 'SELECT sum(total) FROM lake.shop.orders',
      runquantity: 12,
      executiontime: 3,
    },
  ],
};

describe('nlquery advise', () => {
  let cli: CliHarness;
  let file: string;

  beforeAll(async () => {
    cli = await createCliHarness();
    file = join(cli.folder, 'payload.json');
    writeFileSync(file, JSON.stringify(payload));
  });

  afterAll(() => cli.close());

  const advise = (...argv: string[]): ReturnType<CliHarness['run']> =>
    cli.run(['advise', ...argv, '--provider', 'offline']);

  it('says what was saved and verified', async () => {
    const { exitCode, out, err } = await advise(file);
    expect(out).toMatch(/^Expected to save .* of 36 s\. 1 of 1 queries verified; 0 tokens\.\n/);
    expect([exitCode, err]).toEqual([0, '']);
  });

  it('lists advice beside the design', async () => {
    const advised = join(cli.folder, 'advised.json');
    const ddl = [{ statement: 'CREATE TABLE lake.shop.visits (id BIGINT, seen VARCHAR)' }];
    const query = "SELECT count(*) FROM lake.shop.visits WHERE seen >= '2025-01-01'";
    writeFileSync(advised, JSON.stringify({ ...payload, ddl, queries: [{ ...payload.queries[0], query }] }));
    const { out } = await advise(advised);
    expect(out).toMatch(/^Advice, not part of the design:\n {2}.*\bseen\b/m);
  });

  it('prints the result as JSON', async () => {
    const { out } = await advise(file, '--json');
    const result = JSON.parse(out);
    expect(result).toMatchObject({ status: 'DONE', ok: true, tokensUsed: 0 });
    expect(result.ddl[0].statement).toMatch(/^CREATE SCHEMA lake\./);
    expect(result.queries.map(({ queryid }: { queryid: string }) => queryid)).toEqual(['by-year']);
  });

  it('writes a folder, or one file of the kind that its ending says', async () => {
    const folder = join(cli.folder, 'out');
    const { out } = await advise(file, '--out', folder);
    expect(readdirSync(folder).sort()).toEqual(['design.sql', 'report.html', 'report.json', 'result.json']);
    expect(out).toContain(`Written: ${join(folder, 'report.html')}`);
    expect(readFileSync(join(folder, 'design.sql'), 'utf8')).toContain('-- Query by-year');
    const page = join(cli.folder, 'page.html');
    await advise(file, '--out', page);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('shows how far it is on a terminal, and takes it away', async () => {
    const { err } = await cli.run(['advise', file, '--provider', 'offline'], { isTTY: true });
    expect(err).toContain('\r\u001b[2K');
    expect(err.split('\r\u001b[2K').at(-1)).toBe('');
  });

  it.each([
    ['a file that is not there', ['nowhere.json'], 'cannot be read (ENOENT)'],
    [
      'an unusable URL',
      ['FILE', '--url', 'jdbc:trino://h:8080/c?user=a&password=hunter2'],
      'encrypted connection',
    ],
  ])('refuses %s', async (_what, argv, message) => {
    const { exitCode, err } = await advise(...argv.map((text) => (text === 'FILE' ? file : text)));
    expect(exitCode).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toContain('hunter2');
  });

  it('refuses what is no payload, and does not repeat it', async () => {
    const broken = join(cli.folder, 'broken.json');
    writeFileSync(broken, '{"url": "jdbc:trino://h/c?password=hunter2"');
    const { exitCode, err } = await advise(broken);
    expect([exitCode, err]).toEqual([2, expect.stringContaining('is not JSON')]);
    expect(err).not.toContain('hunter2');
    writeFileSync(broken, JSON.stringify({ ...payload, queries: [...payload.queries, ...payload.queries] }));
    expect((await advise(broken)).err).toContain('queries.1.queryid: is there twice');
  });

  it('says why it failed', async () => {
    const broken = join(cli.folder, 'unreadable.json');
    writeFileSync(broken, JSON.stringify({ ...payload, ddl: [{ statement: 'this is no DDL' }] }));
    const { exitCode, out } = await advise(broken);
    expect([exitCode, out]).toEqual([4, 'Failed: No table of the DDL could be read.\n']);
  });

  it('leaves the statements of an earlier design alone when it fails', async () => {
    const broken = join(cli.folder, 'broken.json');
    writeFileSync(broken, JSON.stringify({ ...payload, ddl: [{ statement: 'CREATE TABLE (' }] }));
    const design = join(cli.folder, 'kept.sql');
    writeFileSync(design, 'CREATE SCHEMA lake.good;\n');
    expect(await advise(broken, '--out', design)).toMatchObject({ exitCode: 4 });
    expect(readFileSync(design, 'utf8')).toBe('CREATE SCHEMA lake.good;\n');
    const folder = join(cli.folder, 'failed');
    await advise(broken, '--out', folder);
    expect(readdirSync(folder).sort()).toEqual(['report.html', 'report.json', 'result.json']);
  });

  it('keeps a password of the URL off the screen and out of the files', async () => {
    const folder = join(cli.folder, 'secret');
    const url = 'jdbc:postgresql://127.0.0.1:1/shop?user=ada&password=hunter2';
    const { exitCode, out, err } = await advise(file, '--url', url, '--out', folder, '--verbose');
    expect(exitCode).toBe(0);
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect([out, err, ...files].join('\n')).not.toContain('hunter2');
    expect(out).toContain('The source could not be read');
  });

  it('is cancelled by an interrupt', async () => {
    const interrupt = new AbortController();
    interrupt.abort();
    const { exitCode, err } = await cli.run(['advise', file, '--provider', 'offline'], {
      signal: interrupt.signal,
    });
    expect([exitCode, err]).toEqual([130, 'Interrupted.\n']);
  });
});

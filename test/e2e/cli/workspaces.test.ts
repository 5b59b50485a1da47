import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { type CliHarness, createCliHarness } from './cli-harness.ts';

describe('nlquery add, list, status, remove', () => {
  let cli: CliHarness;

  beforeEach(async () => {
    cli = await createCliHarness();
  });

  afterEach(() => cli.close());

  it('adds a file and prints its tenant id', async () => {
    const { exitCode, out, err } = await cli.run(['add', cli.file]);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^tenant_[0-9a-f]{64}\n$/);
    expect(err).toBe('');
  });

  it('tells in JSON whether there was something to do', async () => {
    const first = JSON.parse((await cli.run(['add', cli.file, '--json'])).out);
    expect(first).toMatchObject({ message: 'Ingestion started', status: 'DONE' });
    const second = JSON.parse((await cli.run(['add', cli.file, '--json'])).out);
    expect(second).toEqual({ ...first, message: null });
  });

  it('shows on a terminal what it does, and takes it away', async () => {
    const { err } = await cli.run(['add', cli.file], { isTTY: true });
    expect(err).toContain('\r\u001b[2KReading the schema …');
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('stops reading a schema when it is interrupted, and goes on where it was', async () => {
    const tables = Array.from(
      { length: 1_500 },
      (_, n) => `CREATE TABLE t${n} (a INTEGER, b TEXT, c TEXT, d TEXT)`,
    );
    const database = new DatabaseSync(cli.file);
    database.exec(`BEGIN; ${tables.join(';')}; COMMIT`);
    database.close();
    const interrupt = new AbortController();
    let err = '';
    const stderr = {
      isTTY: true,
      write: (text: string) => {
        err += text;
        if (/ \d+\/\d+/.test(text)) interrupt.abort();
      },
    };
    const { exitCode, out } = await cli.run(['add', cli.file], { stderr, signal: interrupt.signal });
    expect([exitCode, out]).toEqual([130, '']);
    expect(err).toMatch(/Reading the schema [█░]/);
    expect(err.endsWith('\r\u001b[2KInterrupted.\n')).toBe(true);
    const again = await cli.run(['add', cli.file, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ message: 'Ingestion started', status: 'DONE' });
  });

  it('lists what was added', async () => {
    const empty = await cli.run(['list']);
    expect([empty.exitCode, empty.out]).toEqual([0, '']);
    expect(empty.err).toContain('No database has been added yet');
    const tenantId = (await cli.run(['add', cli.file])).out.trim();
    expect((await cli.run(['list'])).out).toContain(`│ music    │ DONE   │ ${tenantId} │`);
    expect(JSON.parse((await cli.run(['list', '--json'])).out)).toEqual([
      { tenantId, dbName: 'music', status: 'DONE' },
    ]);
  });

  it('shows the status by tenant id, its start, and file', async () => {
    const tenantId = (await cli.run(['add', cli.file])).out.trim();
    for (const name of [tenantId, tenantId.slice(0, 12), cli.file]) {
      expect(await cli.run(['status', name])).toEqual({ exitCode: 0, out: 'DONE\n', err: '' });
    }
    const json = await cli.run(['status', '--json'], { env: { NLQUERY_DB_URL: cli.file } });
    expect(JSON.parse(json.out)).toEqual({ tenantId, dbName: 'music', status: 'DONE', progress: null });
  });

  it('forgets a database and leaves the file alone', async () => {
    const tenantId = (await cli.run(['add', cli.file])).out.trim();
    const removed = await cli.run(['remove', tenantId]);
    expect(removed).toEqual({ exitCode: 0, out: '', err: `Removed ${tenantId}.\n` });
    const status = await cli.run(['status', tenantId]);
    expect([status.exitCode, status.out]).toEqual([2, '']);
    expect(status.err).toContain('`nlquery list`');
    const database = new DatabaseSync(cli.file);
    expect(database.prepare('SELECT count(*) AS n FROM artists').get()).toEqual({ n: 3 });
    database.close();
  });

  it('exits with 2 for a file that was never added and for a start that fits several', async () => {
    expect((await cli.run(['status', cli.file])).exitCode).toBe(2);
    expect((await cli.run(['remove', cli.file])).exitCode).toBe(2);
    expect((await cli.run(['status'])).exitCode).toBe(2);
  });

  it('shows help with the exit codes, and its version', async () => {
    const help = await cli.run(['--help']);
    expect(help.exitCode).toBe(0);
    expect(help.out).toMatch(/^ +4 {2}no working SQL was found/m);
    expect((await cli.run(['ask', '--help'])).out).toContain('NLQUERY_DB_URL');
    expect((await cli.run(['--version'])).out).toBe(`${packageJson.version}\n`);
  });
});

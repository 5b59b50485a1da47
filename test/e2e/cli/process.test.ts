import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlReply } from '../../support/create-harness.ts';
import { type CliHarness, createCliHarness } from './cli-harness.ts';

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));

describe('the nlquery process', () => {
  let cli: CliHarness;

  beforeAll(async () => {
    cli = await createCliHarness();
  });

  afterAll(() => cli.close());

  function start(argv: readonly string[]) {
    const child = spawn(process.execPath, [main, ...argv, '--state', cli.state], {
      env: { PATH: process.env.PATH, ...cli.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = { out: '', err: '' };
    child.stdout.on('data', (data) => {
      text.out += data;
    });
    child.stderr.on('data', (data) => {
      text.err += data;
    });
    const ended = once(child, 'close').then(([exitCode]) => ({
      exitCode: exitCode as number | null,
      ...text,
    }));
    return { child, ended };
  }

  it('answers, says nothing else, and exits with 0', async () => {
    cli.replies(() => sqlReply('SELECT id FROM artists ORDER BY id'));
    const { ended } = start(['ask', cli.file, 'Artists?', ...cli.model, '--csv']);
    expect(await ended).toEqual({ exitCode: 0, out: 'id\n1\n2\n3\n', err: '' });
  });

  it('exits with the code of what went wrong', async () => {
    expect((await start(['ask', '/nowhere.db', 'q']).ended).exitCode).toBe(2);
    cli.replies(() => sqlReply('DROP TABLE artists'));
    expect((await start(['ask', cli.file, 'q', ...cli.model]).ended).exitCode).toBe(5);
  });

  it('stops on Ctrl-C with 130 and leaves nothing behind that hinders the next one', async () => {
    const asked = new Promise<void>((resolve) => {
      cli.replies(() => {
        resolve();
        return { hang: true };
      });
    });
    const { child, ended } = start(['ask', cli.file, 'q', ...cli.model]);
    await asked;
    child.kill('SIGINT');
    expect(await ended).toEqual({ exitCode: 130, out: '', err: 'Interrupted.\n' });
    cli.replies(() => sqlReply('SELECT 1 AS one'));
    expect((await start(['ask', cli.file, 'q', ...cli.model]).ended).exitCode).toBe(0);
  });

  it('does not mind a reader that goes away', async () => {
    cli.replies(() => sqlReply('SELECT a.id, b.name FROM artists a, artists b, artists c, artists d'));
    const { child, ended } = start(['ask', cli.file, 'q', ...cli.model, '--json']);
    child.stdout.destroy();
    expect(await ended).toEqual({ exitCode: 0, out: '', err: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('says in one line that its output cannot be written', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [main, 'list', '--json', '--state', cli.state], {
      env: { PATH: process.env.PATH },
      stdio: ['ignore', full, 'pipe'],
    });
    let err = '';
    child.stderr?.on('data', (data) => {
      err += data;
    });
    const [exitCode] = await once(child, 'close');
    closeSync(full);
    expect([exitCode, err]).toEqual([1, 'error: The output cannot be written (ENOSPC).\n']);
  });

  it('keeps no API key and no password in its state', async () => {
    await start(['add', 'postgres://ada:hunter2hunter2@127.0.0.1:1/shop']).ended;
    for (const name of readdirSync(cli.state)) {
      const bytes = readFileSync(join(cli.state, name), 'latin1');
      expect(bytes).not.toContain('hunter2');
      expect(bytes).not.toContain(cli.env.OPENAI_API_KEY);
    }
  });
});

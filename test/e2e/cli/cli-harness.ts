import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CliIo } from '../../../src/cli/cli-io.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import type { ChatReply, ChatRequest } from '../../emulators/openai/openai-emulator-options.ts';
import { type OpenAiEmulator, startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';
import { capturedIo } from '../../unit/cli/support/captured-io.ts';

export interface CliRun {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** The command over a real SQLite file, with the model's HTTP API emulated. */
export interface CliHarness {
  readonly folder: string;
  readonly state: string;
  /** An SQLite file with a table `artists` of three rows. */
  readonly file: string;
  readonly emulator: OpenAiEmulator;
  /** What makes a command line use the emulated model. */
  readonly model: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What the model answers from now on. */
  replies(reply: (request: ChatRequest) => string | ChatReply): void;
  /** Runs a command line in this process; `--state` is added where it is not given. */
  run(argv: readonly string[], io?: Partial<CliIo> & { readonly isTTY?: boolean }): Promise<CliRun>;
  close(): Promise<void>;
}

export const emulatedKey = 'sk-emulated-4711';

export async function createCliHarness(): Promise<CliHarness> {
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-cli-'));
  const state = join(folder, 'state');
  const file = join(folder, 'music.db');
  createMusicDatabase(file);
  let answer: (request: ChatRequest) => string | ChatReply = () => 'not set';
  const emulator = await startOpenAiEmulator({ chat: (request) => answer(request), apiKey: emulatedKey });
  const env = { OPENAI_API_KEY: emulatedKey };
  return {
    folder,
    state,
    file,
    emulator,
    model: ['--model', 'emulated', '--base-url', emulator.url],
    env,
    replies: (reply) => {
      answer = reply;
    },
    run: async (argv, overrides = {}) => {
      const io = capturedIo({ env, ...overrides });
      const exitCode = await runCli(argv.includes('--state') ? argv : [...argv, '--state', state], io);
      return { exitCode, out: io.out(), err: io.err() };
    },
    close: async () => {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function createMusicDatabase(file: string): void {
  const database = new DatabaseSync(file);
  database.exec(`CREATE TABLE artists (id INTEGER PRIMARY KEY, name TEXT NOT NULL, albums INTEGER);
    INSERT INTO artists VALUES (1, 'Ada', 3), (2, 'Bob' || char(27) || '[2J', 12), (3, 'Cy', NULL)`);
  database.close();
}

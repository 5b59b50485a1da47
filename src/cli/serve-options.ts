import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CliIo } from './cli-io.ts';
import { type LlmOptions, withLlmOptions } from './llm-options.ts';
import { type StateOptions, withStateOptions } from './state-options.ts';

export interface ServeOptions extends LlmOptions, StateOptions {
  readonly port: number;
  readonly host: string;
  readonly auth?: 'keys' | 'none' | undefined;
  /** `--no-sample` */
  readonly sample: boolean;
}

export function withServeOptions(command: Command, { PORT }: CliIo['env']): Command {
  command
    .option(
      '--port <number>',
      'where to listen; 0 takes a free one (PORT)',
      port,
      /^\d{1,5}$/.test(PORT ?? '') ? Number(PORT) : 4280,
    )
    .option('--host <address>', 'whom to listen to: 0.0.0.0 is everybody, and needs API keys', '127.0.0.1')
    .addOption(
      new Option(
        '--auth <how>',
        '`keys`: only requests with a key of `nlquery keys` (default where others can reach it); `none`: everybody on this machine',
      ).choices(['keys', 'none']),
    )
    .option('--no-sample', 'offer no sample database on the page');
  return withStateOptions(withLlmOptions(command));
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError('It must be a whole number, at most 65535.');
}

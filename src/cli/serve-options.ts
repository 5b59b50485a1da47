import { type Command, InvalidArgumentError, Option } from 'commander';
import { type LlmOptions, withLlmOptions } from './llm-options.ts';
import { readPort } from './read-port.ts';
import { type StateOptions, withStateOptions } from './state-options.ts';

export interface ServeOptions extends LlmOptions, StateOptions {
  /** @defaultValue PORT, else 4280 */
  readonly port?: number | undefined;
  readonly host: string;
  readonly auth?: 'keys' | 'none' | undefined;
  /** `--no-sample` */
  readonly sample: boolean;
}

export function withServeOptions(command: Command): Command {
  command
    .option('--port <number>', 'where to listen; 0 takes a free one (default: PORT, else 4280)', port)
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
  const number = readPort(text);
  if (number === null) throw new InvalidArgumentError('It must be a whole number, at most 65535.');
  return number;
}

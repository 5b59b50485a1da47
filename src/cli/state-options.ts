import type { Command } from 'commander';
import envPaths from 'env-paths';

/** What every command takes. */
export interface StateOptions {
  readonly state: string;
  readonly verbose?: boolean | undefined;
}

/** Adds `--state` and `--verbose`. */
export function withStateOptions(command: Command): Command {
  return command
    .option(
      '--state <dir>',
      'where schemas, state and the key file are kept',
      envPaths('nlquery', { suffix: '' }).data,
    )
    .option('--verbose', 'log to stderr what is done, and show stacks');
}

import { type Command, Option } from 'commander';
import envPaths from 'env-paths';
import type { ValuePolicy } from '../dependencies.ts';

/** What every command takes. */
export interface StateOptions {
  readonly state: string;
  readonly values?: ValuePolicy | undefined;
  readonly verbose?: boolean | undefined;
}

/** Adds `--state`, `--values` and `--verbose`. */
export function withStateOptions(command: Command): Command {
  return command
    .option(
      '--state <dir>',
      'where schemas, state and the key file are kept',
      envPaths('nlquery', { suffix: '' }).data,
    )
    .addOption(
      new Option(
        '--values <policy>',
        'which stored values questions are matched to; sampled reads some of the data',
      )
        .choices(['none', 'enums', 'sampled'])
        .default('enums'),
    )
    .option('--verbose', 'log to stderr what is done, and show stacks');
}

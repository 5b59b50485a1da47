import type { Command } from 'commander';
import { type LlmOptions, withLlmOptions } from './llm-options.ts';
import { type StateOptions, withStateOptions } from './state-options.ts';

export interface AdviseOptions extends LlmOptions, StateOptions {
  /** JDBC, in place of the payload's. */
  readonly url?: string | undefined;
  /** A folder, or a file whose ending says what goes into it. */
  readonly out?: string | undefined;
  readonly precompute?: boolean | undefined;
  readonly prune?: boolean | undefined;
  readonly json?: boolean | undefined;
}

export function withAdviseOptions(command: Command): Command {
  command
    .option(
      '--url <jdbc>',
      "the source, in place of the payload's; one with a password is better kept in NLQUERY_DB_URL",
    )
    .option(
      '--out <path>',
      'a folder for all that came out, or one file: .sql the statements, .json the result, .html the report',
    )
    .option('--precompute', 'answers may be stored: fast, and soon stale')
    .option('--prune', 'columns that no query reads may be left out of the new tables')
    .option('--json', 'print the result as JSON');
  return withStateOptions(withLlmOptions(command));
}

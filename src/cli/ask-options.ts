import { type Command, InvalidArgumentError, Option } from 'commander';
import { type LlmOptions, withLlmOptions } from './llm-options.ts';
import { type StateOptions, withStateOptions } from './state-options.ts';

export interface AskCommandOptions extends LlmOptions, StateOptions {
  readonly json?: boolean | undefined;
  readonly csv?: boolean | undefined;
  readonly sqlOnly?: boolean | undefined;
  readonly maxRows?: number | undefined;
  /** Seconds. */
  readonly timeout?: number | undefined;
}

export function withAskOptions(command: Command): Command {
  command
    .addOption(new Option('--json', 'print the whole answer as JSON').conflicts(['csv']))
    .option('--csv', 'print the rows as CSV')
    .addOption(new Option('--sql-only', 'print the SQL, checked but not run').conflicts(['csv']))
    .option('--max-rows <count>', 'rows at most (default: 1000)', positive)
    .option('--timeout <seconds>', 'how long the statement may run (default: 30)', seconds);
  return withStateOptions(withLlmOptions(command));
}

function positive(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && Number.isSafeInteger(count)) return count;
  throw new InvalidArgumentError('It must be a whole number of at least 1.');
}

function seconds(text: string): number {
  const count = Number(text);
  if (text.trim() !== '' && count >= 0.001 && count <= 86_400) return count;
  throw new InvalidArgumentError('It must be a number of seconds, at most 86400.');
}

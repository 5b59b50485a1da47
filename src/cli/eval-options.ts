import { type Command, InvalidArgumentError } from 'commander';
import { type LlmOptions, withLlmOptions } from './llm-options.ts';
import { type StateOptions, withStateOptions } from './state-options.ts';

export interface EvalOptions extends LlmOptions, StateOptions {
  /** Tokens; the default when none is given. */
  readonly budget?: readonly number[] | undefined;
  readonly answers?: boolean | undefined;
  readonly json?: string | undefined;
  readonly html?: string | undefined;
  readonly baseline?: string | undefined;
  /** Percentage points. */
  readonly tolerance: number;
  readonly limit?: number | undefined;
}

export function withEvalOptions(command: Command): Command {
  command
    .option(
      '--budget <tokens>',
      'schema shown at most; repeat it, or separate by commas, for a curve (default: 1000,2000,4000)',
      budget,
    )
    .option('--answers', 'ask the model too, and compare its rows with those of the gold SQL')
    .option('--json <file>', 'write the report as JSON')
    .option('--html <file>', 'write the report as one page with plots')
    .option('--baseline <file>', 'compare with a report of --json; exit with 8 when a figure fell')
    .option('--tolerance <points>', 'percentage points that a figure may fall', points, 1)
    .option('--limit <count>', 'questions at most, from the top of the file', positive);
  return withStateOptions(withLlmOptions(command));
}

function budget(text: string, earlier: readonly number[] = []): readonly number[] {
  return [...earlier, ...text.split(',').map(positive)];
}

function positive(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && Number.isSafeInteger(count)) return count;
  throw new InvalidArgumentError('It must be a whole number of at least 1.');
}

function points(text: string): number {
  const count = Number(text);
  if (text.trim() !== '' && count >= 0 && count <= 100) return count;
  throw new InvalidArgumentError('It must be a number from 0 to 100.');
}

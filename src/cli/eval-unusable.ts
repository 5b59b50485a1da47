import type { UnusableQuestion } from '../evaluation/derive-golds.ts';
import type { CliIo } from './cli-io.ts';
import { UsageError } from './usage-error.ts';
import { writeWarning } from './write-warning.ts';

const shown = 5;

/**
 * Says which questions are left out, and why.
 *
 * @throws UsageError when none is left
 */
export function evalUnusable(
  io: Pick<CliIo, 'stderr' | 'env'>,
  unusable: readonly UnusableQuestion[],
  usable: number,
): void {
  const [first] = unusable;
  if (usable === 0 && first !== undefined) {
    throw new UsageError(
      `No question can be measured. Line ${first.line}: ${first.reason}.`,
      'The SQL of the golden set has to fit the database.',
    );
  }
  for (const { line, reason } of unusable.slice(0, shown)) {
    writeWarning(io, `line ${line} of the golden set is left out: ${reason}`);
  }
  if (unusable.length > shown) writeWarning(io, `${unusable.length - shown} more lines are left out`);
}

import picocolors from 'picocolors';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import { reasonOf } from '../errors/reason-of.ts';
import type { CliIo } from './cli-io.ts';
import { hintFor } from './hint-for.ts';
import { terminalSafe } from './terminal-safe.ts';
import { wantsColor } from './wants-color.ts';

/** One line that says what failed, one that says what to do, and with `verbose` the stacks. */
export function reportError(
  error: unknown,
  { io, verbose }: { readonly io: Pick<CliIo, 'stderr' | 'env'>; readonly verbose: boolean },
): void {
  const { red } = picocolors.createColors(wantsColor(io.stderr, io.env));
  const message = reasonOf(error).replace(/^ERROR: /, '');
  io.stderr.write(`${red('error:')} ${terminalSafe(message)}\n`);
  const hint = hintFor(error);
  if (hint) io.stderr.write(`${hint}\n`);
  if (verbose) io.stderr.write(`${terminalSafe(stacksOf(error))}\n`);
}

function stacksOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = isNlQueryError(error) ? `[${error.code}] ` : '';
  const own = `${code}${error.stack ?? error.message}`;
  return error.cause === undefined ? own : `${own}\ncaused by ${stacksOf(error.cause)}`;
}

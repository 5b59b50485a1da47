import picocolors from 'picocolors';
import type { CliIo } from './cli-io.ts';
import { terminalSafe } from './terminal-safe.ts';
import { wantsColor } from './wants-color.ts';

/** A warning on a line of its own; its `WARN:` becomes `warning:`. */
export function writeWarning({ stderr, env }: Pick<CliIo, 'stderr' | 'env'>, message: string): void {
  const { yellow } = picocolors.createColors(wantsColor(stderr, env));
  stderr.write(`${yellow('warning:')} ${terminalSafe(message.replace(/^WARN:\s*/, ''))}\n`);
}

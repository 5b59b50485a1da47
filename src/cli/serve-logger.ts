import { pino } from 'pino';
import type { Logger } from '../ports/logger.ts';
import type { CliIo } from './cli-io.ts';

/** Lines of JSON on stderr, for machines; a person at a terminal is told only of what goes wrong, unless `verbose`. */
export function serveLogger({ stderr }: Pick<CliIo, 'stderr'>, verbose: boolean): Logger {
  const level = verbose ? 'debug' : stderr.isTTY ? 'warn' : 'info';
  return pino({ level, base: null }, { write: (line) => void stderr.write(line) });
}

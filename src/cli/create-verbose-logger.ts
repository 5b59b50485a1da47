import type { Logger } from '../ports/logger.ts';
import type { CliOutput } from './cli-io.ts';
import { terminalSafe } from './terminal-safe.ts';

/** Writes each record as one line: `info: message {"field":1}`. */
export function createVerboseLogger(output: CliOutput): Logger {
  const logAs =
    (level: string): Logger['info'] =>
    (fields, message) => {
      output.write(`${terminalSafe(`${level}: ${message} ${JSON.stringify(fields)}`)}\n`);
    };
  return { debug: logAs('debug'), info: logAs('info'), warn: logAs('warn'), error: logAs('error') };
}

import type { CliOutput } from './cli-io.ts';
import { terminalSafe } from './terminal-safe.ts';

/** One line at the foot of a terminal that is written over and over. Does nothing where there is no terminal. */
export interface StatusLine {
  show(text: string): void;
  /** Takes the line away, before anything else is written. */
  clear(): void;
}

/**
 * Our own, because the progress bar of @clack/prompts 1.9 puts the terminal into raw mode and ends the process with
 * code 0 on Ctrl-C, so that nothing could be closed.
 */
export function createStatusLine(output: CliOutput, enabled: boolean): StatusLine {
  let isShown = false;
  return {
    show(text) {
      if (!enabled) return;
      const width = (output.columns || 80) - 1;
      output.write(`\r\u001b[2K${[...terminalSafe(text)].slice(0, width).join('')}`);
      isShown = true;
    },
    clear() {
      if (isShown) output.write('\r\u001b[2K');
      isShown = false;
    },
  };
}

import type { CliIo, CliOutput } from './cli-io.ts';

/** Colour is for terminals; `NO_COLOR` (no-color.org) forbids it and `FORCE_COLOR` asks for it anywhere. */
export function wantsColor(output: CliOutput, env: CliIo['env']): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return output.isTTY === true && env.TERM !== 'dumb';
}

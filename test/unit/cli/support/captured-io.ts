import type { CliIo } from '../../../../src/cli/cli-io.ts';

export interface CapturedIo extends CliIo {
  readonly out: () => string;
  readonly err: () => string;
}

/** Streams that keep what was written. Not a terminal unless asked for. */
export function capturedIo(overrides: Partial<CliIo> & { readonly isTTY?: boolean } = {}): CapturedIo {
  const written = { out: '', err: '' };
  const { isTTY = false, ...rest } = overrides;
  return {
    stdout: {
      isTTY,
      write: (text) => {
        written.out += text;
      },
    },
    stderr: {
      isTTY,
      write: (text) => {
        written.err += text;
      },
    },
    env: {},
    signal: new AbortController().signal,
    now: Date.now,
    ...rest,
    out: () => written.out,
    err: () => written.err,
  };
}

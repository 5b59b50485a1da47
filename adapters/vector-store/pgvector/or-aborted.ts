import { throwIfAborted } from '../../../src/adapter-kit/index.ts';

/** What `work` resolves to; rejects with `ABORTED` as soon as `signal` is aborted, whatever becomes of `work`. */
export async function orAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) return work;
  let stop: (() => void) | undefined;
  const aborted = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) resolve();
  });
  try {
    await Promise.race([work, aborted]);
    throwIfAborted(signal);
    return await work;
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
    work.catch(() => {});
  }
}

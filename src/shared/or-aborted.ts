import { throwIfAborted } from './throw-if-aborted.ts';

/**
 * What `work` resolves to; rejects with `ABORTED` as soon as `signal` is aborted, whatever becomes of `work`. For work that
 * nothing can stop.
 */
export async function orAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) return work;
  const { promise: aborted, resolve } = Promise.withResolvers<void>();
  const stop = (): void => resolve();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await Promise.race([work, aborted]);
    throwIfAborted(signal);
    return await work;
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => {});
  }
}

import assert from 'node:assert/strict';

/** What `promise` gives; fails when it takes longer than any adapter may, instead of hanging until the runner gives up. */
export async function within<Result>(
  promise: Promise<Result>,
  what: string,
  patienceMs: number,
): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new assert.AssertionError({ message: `${what} takes too long` })),
    patienceMs,
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

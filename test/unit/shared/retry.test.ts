import { abortableDelay, NlQueryError, retry } from 'nlquery/adapter-kit';
import { describe, expect, it } from 'vitest';

const options = { maxAttempts: 3, backoffMs: 1, maxBackoffMs: 5 };

function failing(
  times: number,
  error: unknown,
): { calls: number[]; operation: (n: number) => Promise<string> } {
  const calls: number[] = [];
  return {
    calls,
    operation: async (attempt) => {
      calls.push(attempt);
      if (calls.length <= times) throw error;
      return 'done';
    },
  };
}

describe('retry', () => {
  it('tries again until it succeeds', async () => {
    const { calls, operation } = failing(2, new NlQueryError('TIMEOUT', 'late', {}));
    await expect(retry(operation, options)).resolves.toBe('done');
    expect(calls).toEqual([1, 2, 3]);
  });

  it('gives up after the last attempt', async () => {
    const { calls, operation } = failing(9, new NlQueryError('TIMEOUT', 'late', {}));
    await expect(retry(operation, options)).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(calls).toHaveLength(3);
  });

  it.each([new Error('not ours'), new NlQueryError('INVALID_DB_URL', 'never', {})])(
    'does not repeat what cannot help (%#)',
    async (error) => {
      const { calls, operation } = failing(9, error);
      await expect(retry(operation, options)).rejects.toBe(error);
      expect(calls).toHaveLength(1);
    },
  );

  it('never waits longer than the limit, whatever the server asks for', async () => {
    const { operation } = failing(1, new NlQueryError('TIMEOUT', 'late', {}));
    const retryAfterMs = (): number => 3_600_000;
    await expect(retry(operation, { ...options, retryAfterMs })).resolves.toBe('done');
  });

  it('stops waiting when aborted', async () => {
    const controller = new AbortController();
    const { operation } = failing(1, new NlQueryError('TIMEOUT', 'late', {}));
    const waiting = retry(operation, {
      maxAttempts: 2,
      backoffMs: 3_600_000,
      maxBackoffMs: 3_600_000,
      random: () => 0,
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 5);
    await expect(waiting).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

describe('abortableDelay', () => {
  it('rejects at once when already aborted', async () => {
    await expect(abortableDelay(3_600_000, AbortSignal.abort())).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

import { expect } from 'vitest';

/** What `promise` rejects with; fails the test when it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  return promise.then(
    () => expect.fail('the call succeeded'),
    (error) => error,
  );
}

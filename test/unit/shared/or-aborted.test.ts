import { orAborted } from 'nlquery/adapter-kit';
import { describe, expect, it } from 'vitest';

describe('orAborted', () => {
  it('gives what the work gives, with and without a signal', async () => {
    expect(await orAborted(Promise.resolve(1), undefined)).toBe(1);
    expect(await orAborted(Promise.resolve(2), new AbortController().signal)).toBe(2);
  });

  it('fails as the work fails', async () => {
    const { signal } = new AbortController();
    await expect(orAborted(Promise.reject(new Error('broken')), signal)).rejects.toThrow('broken');
  });

  it('does not wait for work that does not end', async () => {
    const controller = new AbortController();
    const call = orAborted(new Promise(() => {}), controller.signal);
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'ABORTED' });
    const late = orAborted(new Promise(() => {}), controller.signal);
    await expect(late).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('leaves no rejection unhandled when the work fails after it was aborted', async () => {
    const { promise, reject } = Promise.withResolvers<never>();
    const call = orAborted(promise, AbortSignal.abort());
    await expect(call).rejects.toMatchObject({ code: 'ABORTED' });
    reject(new Error('too late'));
    await expect(promise).rejects.toThrow('too late');
  });
});

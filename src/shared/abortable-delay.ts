import { setTimeout as delay } from 'node:timers/promises';
import { throwIfAborted } from './throw-if-aborted.ts';

/** Waits `ms` milliseconds; rejects with `ABORTED` as soon as `signal` is aborted. */
export async function abortableDelay(ms: number, signal?: AbortSignal): Promise<void> {
  throwIfAborted(signal);
  try {
    await delay(ms, undefined, signal ? { signal } : {});
  } catch (error) {
    throwIfAborted(signal);
    throw error;
  }
}

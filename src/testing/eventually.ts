import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

/** Waits until `holds` says true; fails when it has not within `patienceMs`. */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  what: string,
  patienceMs: number,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await holds())) {
    assert.ok(performance.now() < deadline, `never happens: ${what}`);
    await delay(5);
  }
}

import { retryAfterMs } from 'nlquery/adapter-kit';
import { describe, expect, it } from 'vitest';

describe('retryAfterMs', () => {
  const now = Date.parse('2026-11-01T10:00:00Z');
  const cases: [Record<string, string>, number | null][] = [
    [{}, null],
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': '1.5' }, 1_500],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Sun, 01 Nov 2026 10:00:07 GMT' }, 7_000],
    [{ 'retry-after': 'Sun, 01 Nov 2026 09:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after-ms': '250', 'retry-after': '1' }, 250],
    [{ 'retry-after-ms': 'x', 'retry-after': '1' }, 1_000],
  ];

  it.each(cases)('reads %j as %s', (headers, expected) => {
    expect(retryAfterMs(new Headers(headers), now)).toBe(expected);
  });

  it('knows nothing without an answer', () => {
    expect(retryAfterMs(undefined)).toBeNull();
  });
});

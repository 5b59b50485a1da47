import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternMatcher } from '../../../src/policy/pattern-matcher.ts';

const path = new Set(['public']);

describe('patternMatcher', () => {
  it.each(['u', 'iu'])('takes names with hyphens, slashes and other marks as they are (%s)', (flags) => {
    const items = patternMatcher('order-items', path, flags, true);
    expect(items.table('public', 'order-items')).toBe(true);
    expect(items.table('public', 'order_items')).toBe(false);
    const column = patternMatcher('my-schema.logs/2026-*.user-agent', path, flags, true);
    expect(column.table('my-schema', 'logs/2026-11')).toBe(true);
    expect(column.column?.test('user-agent')).toBe(true);
  });

  it('matches any name in double quotes and that name alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', minLength: 1 }), (name) => {
        const quoted = `"${name.replaceAll('"', '""')}"`;
        const matcher = patternMatcher(`public.${quoted}`, path, 'u', false);
        expect(matcher.table('public', name)).toBe(true);
        expect(matcher.table('public', `${name}x`)).toBe(false);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

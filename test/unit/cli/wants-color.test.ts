import { describe, expect, it } from 'vitest';
import { wantsColor } from '../../../src/cli/wants-color.ts';

const terminal = { write: () => true, isTTY: true };
const pipe = { write: () => true };

describe('wantsColor', () => {
  it('colours a terminal and nothing else', () => {
    expect(wantsColor(terminal, {})).toBe(true);
    expect(wantsColor(pipe, {})).toBe(false);
    expect(wantsColor(terminal, { TERM: 'dumb' })).toBe(false);
  });

  it('obeys NO_COLOR before all, then FORCE_COLOR', () => {
    expect(wantsColor(terminal, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
    expect(wantsColor(terminal, { NO_COLOR: '' })).toBe(true);
    expect(wantsColor(pipe, { FORCE_COLOR: '1' })).toBe(true);
    expect(wantsColor(terminal, { FORCE_COLOR: '0' })).toBe(false);
  });
});

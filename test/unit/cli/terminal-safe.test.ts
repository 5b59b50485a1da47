import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminalSafe } from '../../../src/cli/terminal-safe.ts';

describe('terminalSafe', () => {
  it.each([
    ['colours', '\u001b[31mred\u001b[0m', 'red'],
    ['cursor movement', 'a\u001b[2Jb', 'ab'],
    ['a window title', '\u001b]0;owned\u0007x', 'x'],
    ['a one-byte sequence start', 'a\u009b31mb', 'ab'],
    ['a carriage return that would overwrite the line', 'safe\rowned', 'safeowned'],
    ['a backspace', 'ab\bc', 'abc'],
    ['a change of direction', 'abc\u202edef', 'abcdef'],
  ])('takes out %s', (_what, text, safe) => {
    expect(terminalSafe(text)).toBe(safe);
  });

  it('keeps line feeds, tabs, accents, emoji and other scripts', () => {
    const text = 'Zoë\t東京 👩‍🚀\nשלום';
    expect(terminalSafe(text)).toBe(text);
  });

  it('leaves no control character in any text', () => {
    const anyText = fc.string({
      unit: fc.integer({ min: 0, max: 0x2fff }).map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(anyText, (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be gone
        expect(terminalSafe(text)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
      { seed: 1 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { formatJson } from '../../../src/cli/format-json.ts';

describe('formatJson', () => {
  it('escapes what a terminal could obey and keeps every value', () => {
    const value = { text: 'a\u001b[31m\u009b31m\u202eb\u007f', n: 1 };
    const json = formatJson(value);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be gone
    expect(json).not.toMatch(/[\u001b\u007f-\u009f\u202e]/);
    expect(JSON.parse(json)).toEqual(value);
  });
});

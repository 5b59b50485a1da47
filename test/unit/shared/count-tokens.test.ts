import { describe, expect, it } from 'vitest';
import { countTokens, loadTokenCounter } from '../../../src/shared/count-tokens.ts';

describe('countTokens', () => {
  it('counts as the o200k_base encoding does', async () => {
    expect(await countTokens('')).toBe(0);
    expect(await countTokens('hello world')).toBe(2);
  });

  it("takes the tokenizer's own marks for plain text", async () => {
    expect(await countTokens('<|endoftext|>')).toBeGreaterThan(1);
  });

  it('loads the tokenizer once', async () => {
    expect(await loadTokenCounter()).toBe(await loadTokenCounter());
  });
});

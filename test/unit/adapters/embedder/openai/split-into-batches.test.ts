import fc from 'fast-check';
import { countTokens } from 'gpt-tokenizer/encoding/cl100k_base';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../../../../adapters/embedder/openai/estimate-tokens.ts';
import { splitIntoBatches } from '../../../../../adapters/embedder/openai/split-into-batches.ts';

describe('estimateTokens', () => {
  const alphabets = {
    prose: 'The total amount spent by each customer in the last thirty days. ',
    identifiers: 'cust_ord_ln_amt_2 tbl_usr_acct_xref_id FK ORDERS.ORD_ID VARCHAR(255) ',
    german: 'Gesamtumsatz je Kunde über die letzten dreißig Tage, gemäß Buchhaltung. ',
    chinese: '过去三十天每位客户的总消费金额,以欧元计算',
    rare: '𠜎𠜱𠝹𠱓𠱸𠲖𠳏',
    emoji: '👩‍🚀🧬🪐🦤',
    arabic: 'إجمالي المبلغ الذي أنفقه كل عميل',
  };

  it.each(Object.entries(alphabets))('is no less than the tokens of %s', (_, text) => {
    expect(estimateTokens(text.repeat(20))).toBeGreaterThanOrEqual(countTokens(text.repeat(20)));
  });

  it('is no less than the tokens of random bytes in base64, taken together', () => {
    const text = fc.sample(fc.uint8Array({ minLength: 90, maxLength: 90 }), { numRuns: 200, seed: 7 });
    const base64 = text.map((bytes) => Buffer.from(bytes).toString('base64'));
    const estimated = base64.reduce((sum, part) => sum + estimateTokens(part), 0);
    expect(estimated).toBeGreaterThanOrEqual(base64.reduce((sum, part) => sum + countTokens(part), 0));
  });
});

describe('splitIntoBatches', () => {
  it('keeps all texts in order, within both limits, and makes no empty batch', () => {
    const texts = fc.array(fc.string({ maxLength: 60 }), { maxLength: 60 });
    const limits = fc.record({
      maxBatchSize: fc.integer({ min: 1, max: 9 }),
      maxBatchTokens: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(texts, limits, (given, within) => {
        const batches = splitIntoBatches(given, within);
        expect(batches.flat()).toEqual(given);
        for (const batch of batches) {
          const tokens = batch.reduce((sum, text) => sum + estimateTokens(text), 0);
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(within.maxBatchSize);
          if (batch.length > 1) expect(tokens).toBeLessThanOrEqual(within.maxBatchTokens);
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

import assert from 'node:assert/strict';
import type { LlmResult } from '../../ports/llm.ts';

/** Fails unless the result has a text and counts its tokens. */
export function assertLlmResult({ text, usage }: LlmResult): void {
  assert.equal(typeof text, 'string');
  assert.match(text, /\S/);
  for (const tokens of [usage.inputTokens, usage.outputTokens]) {
    assert.ok(Number.isInteger(tokens) && tokens >= 0, `${tokens} tokens`);
  }
}

import { estimateTokens } from './estimate-tokens.ts';

export interface BatchLimits {
  readonly maxBatchSize: number;
  readonly maxBatchTokens: number;
}

/** Runs of `texts` within both limits, in order. A text too long for any batch stands alone: the server has the last word. */
export function splitIntoBatches(
  texts: readonly string[],
  limits: BatchLimits,
): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let tokens = 0;
  for (const text of texts) {
    const more = estimateTokens(text);
    const last = batches.at(-1);
    if (last && last.length < limits.maxBatchSize && tokens + more <= limits.maxBatchTokens) {
      last.push(text);
      tokens += more;
    } else {
      batches.push([text]);
      tokens = more;
    }
  }
  return batches;
}

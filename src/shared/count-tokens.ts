/** Counts the tokens of a text, as the o200k_base tokenizer splits it. */
export type TokenCounter = (text: string) => number;

let loading: Promise<TokenCounter> | undefined;

/**
 * The counter, loaded on first use: that costs about 130 ms and 75 MB once a process. Counting costs about 0.3 ms a thousand tokens.
 * Marks such as `<|endoftext|>` inside a text are counted as the plain text they are.
 */
export function loadTokenCounter(): Promise<TokenCounter> {
  loading ??= importCounter().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Tokens in `text` by the o200k_base encoding. */
export async function countTokens(text: string): Promise<number> {
  const count = await loadTokenCounter();
  return count(text);
}

async function importCounter(): Promise<TokenCounter> {
  const tokenizer = await import('gpt-tokenizer/encoding/o200k_base');
  const options = { disallowedSpecial: new Set<string>() };
  return (text) => tokenizer.countTokens(text, options);
}

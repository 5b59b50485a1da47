import type { AnthropicLlmOptions } from './options.ts';

/** The options with their defaults filled in. */
export interface Settings {
  readonly model: string;
  readonly apiKey: AnthropicLlmOptions['apiKey'];
  /** `null` for Anthropic's own. */
  readonly baseUrl: string | null;
  readonly maxOutputTokens: number;
  readonly structuredOutput: 'auto' | boolean;
  readonly timeoutMs: number;
  readonly maxAttempts: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch | undefined;
}

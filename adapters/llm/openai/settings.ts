import type { OpenaiLlmOptions } from './options.ts';

/** The options with their defaults filled in. */
export interface Settings {
  readonly model: string;
  readonly apiKey: OpenaiLlmOptions['apiKey'];
  /** `null` for OpenAI's own. */
  readonly baseUrl: string | null;
  readonly temperature: number;
  readonly maxOutputTokens: number | undefined;
  readonly structuredOutput: 'auto' | boolean;
  readonly timeoutMs: number;
  readonly maxAttempts: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch | undefined;
}

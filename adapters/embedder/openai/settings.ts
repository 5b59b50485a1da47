import type { OpenaiEmbedderOptions } from './options.ts';

/** The options with their defaults filled in. */
export interface Settings {
  readonly model: string;
  readonly dimensions: number;
  /** Whether `dimensions` is sent. */
  readonly shorten: boolean;
  readonly apiKey: OpenaiEmbedderOptions['apiKey'];
  /** `null` for OpenAI's own. */
  readonly baseUrl: string | null;
  readonly maxBatchSize: number;
  readonly maxBatchTokens: number;
  readonly timeoutMs: number;
  readonly maxAttempts: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch | undefined;
}

import type { RequestOptions } from '../../../src/adapter-kit/index.ts';

export interface OpenaiEmbedderOptions extends RequestOptions {
  /** The model's name as the server knows it: `text-embedding-3-small`. */
  readonly model: string;
  /**
   * Length of the vectors. OpenAI's own models have a default, and `text-embedding-3-*` give shorter vectors when fewer are asked
   * for; for any other model this says what it answers, and must be given.
   */
  readonly dimensions?: number | undefined;
  /**
   * Asks the server for vectors of `dimensions`; models that cannot shorten theirs refuse that.
   *
   * @defaultValue true where a `text-embedding-3-*` is to give fewer than it has
   */
  readonly shorten?: boolean | undefined;
  /**
   * The key, or a function that gets it; read anew at each call.
   *
   * @defaultValue the environment's OPENAI_API_KEY; with another `baseUrl` a placeholder, never that key
   */
  readonly apiKey?: string | (() => string | Promise<string>) | undefined;
  /** Any server that speaks OpenAI's embeddings. @defaultValue `https://api.openai.com/v1` */
  readonly baseUrl?: string | undefined;
  /** Texts in one request. @defaultValue 2,048, the API's limit */
  readonly maxBatchSize?: number | undefined;
  /** Tokens in one request, counted generously by characters. @defaultValue 300,000, the API's limit */
  readonly maxBatchTokens?: number | undefined;
  /** How long one attempt may take. @defaultValue 60,000 */
  readonly timeoutMs?: number | undefined;
}

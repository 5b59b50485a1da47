import type { RequestOptions } from '../../../src/adapter-kit/index.ts';

export interface HuggingfaceEmbedderOptions extends RequestOptions {
  /** The model's name on the Hub, `BAAI/bge-small-en-v1.5`; with a `baseUrl`, of the model that the server was started with. */
  readonly model: string;
  /** Length of the model's vectors. */
  readonly dimensions: number;
  /**
   * The token, or a function that gets it; read anew at each call.
   *
   * @defaultValue the environment's HF_TOKEN; with a `baseUrl` a placeholder, never that token
   */
  readonly apiKey?: string | (() => string | Promise<string>) | undefined;
  /**
   * A server of text-embeddings-inference, or an Inference Endpoint: the URL that texts are posted to.
   *
   * @defaultValue the model's own at `https://router.huggingface.co/hf-inference`
   */
  readonly baseUrl?: string | undefined;
  /** Put before every question: `query: ` for e5, `Represent this sentence for searching relevant passages: ` for bge. @defaultValue none */
  readonly queryPrefix?: string | undefined;
  /** Put before every other text: `passage: ` for e5. @defaultValue none */
  readonly documentPrefix?: string | undefined;
  /** Vectors of length 1, whatever the server gives. @defaultValue true */
  readonly normalize?: boolean | undefined;
  /** Cuts texts that are longer than the model can read; otherwise the server refuses them. @defaultValue true */
  readonly truncate?: boolean | undefined;
  /** Texts in one request. @defaultValue 32, what text-embeddings-inference allows unless told otherwise */
  readonly maxBatchSize?: number | undefined;
  /** How long one attempt may take. @defaultValue 60,000 */
  readonly timeoutMs?: number | undefined;
}

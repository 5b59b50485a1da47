export interface OpenaiLlmOptions {
  /** The model's name as the server knows it: `gpt-5-mini`, or `qwen3:8b` on Ollama. */
  readonly model: string;
  /**
   * The key, or a function that gets it; read anew at each call.
   *
   * @defaultValue the environment's OPENAI_API_KEY; with another `baseUrl` a placeholder, never that key
   */
  readonly apiKey?: string | (() => string | Promise<string>) | undefined;
  /** Any server that speaks OpenAI's chat completions. @defaultValue `https://api.openai.com/v1` */
  readonly baseUrl?: string | undefined;
  /** Models that refuse it are asked without it from then on. @defaultValue 0 */
  readonly temperature?: number | undefined;
  /** A longer answer is a failure. @defaultValue what the server allows */
  readonly maxOutputTokens?: number | undefined;
  /**
   * `true`: a JSON schema is always enforced by the server. `'auto'`: so, but when the server refuses `response_format`, a JSON
   * object is asked for, then plain text; this instance remembers. `false`: the schema only stands in the prompt.
   *
   * @defaultValue 'auto'
   */
  readonly structuredOutput?: 'auto' | boolean | undefined;
  /** How long one attempt may take. @defaultValue 120,000 */
  readonly timeoutMs?: number | undefined;
  /** Tries in all when the server is busy, fails or cannot be reached. @defaultValue 4 */
  readonly maxAttempts?: number | undefined;
  /** Wait before the second attempt where the server names none; doubles each time. @defaultValue 500 */
  readonly backoffMs?: number | undefined;
  /** No wait between attempts is longer, whatever the server asks for. @defaultValue 30,000 */
  readonly maxBackoffMs?: number | undefined;
  /** Sent with every request: `{ 'api-key': … }`. Values are kept out of errors. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** @defaultValue the global `fetch` */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

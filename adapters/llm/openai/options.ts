import type { RequestOptions } from '../../../src/adapter-kit/index.ts';

export interface OpenaiLlmOptions extends RequestOptions {
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
  /**
   * Further fields of every request, as the server knows them: `{ reasoning_effort: 'low' }`,
   * `{ chat_template_kwargs: { enable_thinking: false } }`. None that this adapter sets itself.
   */
  readonly extraBody?: Readonly<Record<string, unknown>> | undefined;
  /** How long one attempt may take. @defaultValue 120,000 */
  readonly timeoutMs?: number | undefined;
}

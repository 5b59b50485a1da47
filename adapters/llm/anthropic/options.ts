import type { RequestOptions } from '../../../src/adapter-kit/index.ts';

export interface AnthropicLlmOptions extends RequestOptions {
  /** The model's name: `claude-sonnet-5-5`. */
  readonly model: string;
  /**
   * The key, or a function that gets it; read anew at each call.
   *
   * @defaultValue the environment's ANTHROPIC_API_KEY; with another `baseUrl` a placeholder, never that key
   */
  readonly apiKey?: string | (() => string | Promise<string>) | undefined;
  /** Any server that speaks Anthropic's messages; without `/v1`. @defaultValue `https://api.anthropic.com` */
  readonly baseUrl?: string | undefined;
  /** A longer answer, thinking included, is a failure. @defaultValue 8,192 */
  readonly maxOutputTokens?: number | undefined;
  /**
   * `true`: a JSON schema is always enforced by the server. `'auto'`: so, but where the model has no structured output it is made
   * to call a tool of that form, and where it cannot, the schema only stands in the prompt; this instance remembers. `false`:
   * only in the prompt.
   *
   * @defaultValue 'auto'
   */
  readonly structuredOutput?: 'auto' | boolean | undefined;
  /**
   * Further fields of every request, as the API knows them: `{ service_tier: 'auto' }`, `{ output_config: { effort: 'low' } }`. None that
   * this adapter sets itself.
   */
  readonly extraBody?: Readonly<Record<string, unknown>> | undefined;
  /** How long one attempt may take. @defaultValue 120,000 */
  readonly timeoutMs?: number | undefined;
}

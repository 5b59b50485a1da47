import type { Llm } from '../../../src/adapter-kit/index.ts';
import { firstForm } from './first-form.ts';
import { type GenerateContext, generate } from './generate.ts';
import type { OpenaiLlmOptions } from './options.ts';
import { readSettings } from './read-settings.ts';

/**
 * A model of OpenAI, or of any server with OpenAI's chat completions: Azure, OpenRouter, vLLM, Ollama. Needs the package
 * `openai`, loaded at the first call. Building it does no I/O.
 *
 * `capabilities.structuredOutput` turns false when the server was seen to refuse it.
 *
 * @throws `INVALID_OPTIONS`
 * @example
 * ```ts
 * import { openaiLlm } from 'nlquery/llm/openai';
 *
 * const hosted = openaiLlm({ model: 'gpt-5-mini' });
 * const local = openaiLlm({ model: 'qwen3:8b', baseUrl: 'http://localhost:11434/v1' });
 * ```
 */
export function openaiLlm(options: OpenaiLlmOptions): Llm {
  const settings = readSettings(options);
  const context: GenerateContext = { settings, form: firstForm(settings) };
  return {
    name: 'openai',
    model: settings.model,
    capabilities: {
      prompted: true,
      get structuredOutput() {
        return context.form.format === 'json_schema';
      },
    },
    generate: (request, callOptions) => generate(context, request, callOptions),
  };
}

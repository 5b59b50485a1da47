import type { Llm } from '../../../src/adapter-kit/index.ts';
import { type GenerateContext, generate } from './generate.ts';
import type { AnthropicLlmOptions } from './options.ts';
import { readSettings } from './read-settings.ts';

/**
 * A Claude model by Anthropic's own API. Needs the package `@anthropic-ai/sdk`, loaded at the first call. Building it does no
 * I/O.
 *
 * `capabilities.structuredOutput` turns false when the model was seen not to have it.
 *
 * @throws `INVALID_OPTIONS`
 * @example
 * ```ts
 * import { anthropicLlm } from 'nlquery/llm/anthropic';
 *
 * const llm = anthropicLlm({ model: 'claude-sonnet-5-5' });
 * ```
 */
export function anthropicLlm(options: AnthropicLlmOptions): Llm {
  const settings = readSettings(options);
  const form = settings.structuredOutput === false ? 'text' : 'json_schema';
  const context: GenerateContext = { settings, form };
  return {
    name: 'anthropic',
    model: settings.model,
    capabilities: {
      prompted: true,
      get structuredOutput() {
        return context.form === 'json_schema';
      },
    },
    generate: (request, callOptions) => generate(context, request, callOptions),
  };
}

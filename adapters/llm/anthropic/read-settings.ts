import { invalidOption, readHttpSettings, wholeNumber } from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';
import type { AnthropicLlmOptions } from './options.ts';
import type { Settings } from './settings.ts';

/** @throws `INVALID_OPTIONS`, naming the option and never repeating its value. */
export function readSettings(options: AnthropicLlmOptions): Settings {
  const { factory } = identity;
  if (!options.model) throw invalidOption(factory, 'model', 'must name a model');
  const { extraBody = {} } = options;
  const taken = ownFields.find((field) => Object.hasOwn(extraBody, field));
  if (taken !== undefined) {
    throw invalidOption(factory, 'extraBody', `must not hold \`${taken}\`, which this adapter sets itself`);
  }
  return {
    ...readHttpSettings(factory, options, { timeoutMs: 120_000 }),
    model: options.model,
    maxOutputTokens: wholeNumber(factory, 'maxOutputTokens', options.maxOutputTokens ?? 8_192, 1),
    structuredOutput: options.structuredOutput ?? 'auto',
    extraBody,
  };
}

const ownFields = ['model', 'messages', 'system', 'stream', 'max_tokens', 'tools', 'tool_choice'];

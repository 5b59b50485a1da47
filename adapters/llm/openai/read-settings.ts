import { invalidOption, readHttpSettings, wholeNumber } from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';
import type { OpenaiLlmOptions } from './options.ts';
import type { Settings } from './settings.ts';

/** @throws `INVALID_OPTIONS`, naming the option and never repeating its value. */
export function readSettings(options: OpenaiLlmOptions): Settings {
  const { factory } = identity;
  if (!options.model) throw invalidOption(factory, 'model', 'must name a model');
  const { temperature = 0, maxOutputTokens, extraBody = {} } = options;
  const taken = ownFields.find((field) => Object.hasOwn(extraBody, field));
  if (taken !== undefined) {
    throw invalidOption(factory, 'extraBody', `must not hold \`${taken}\`, which this adapter sets itself`);
  }
  if (!(temperature >= 0 && temperature <= 2)) {
    throw invalidOption(factory, 'temperature', 'must be between 0 and 2');
  }
  return {
    ...readHttpSettings(factory, options, { timeoutMs: 120_000 }),
    model: options.model,
    temperature,
    maxOutputTokens:
      maxOutputTokens === undefined ? undefined : wholeNumber(factory, 'maxOutputTokens', maxOutputTokens, 1),
    structuredOutput: options.structuredOutput ?? 'auto',
    extraBody,
  };
}

const ownFields = [
  'model',
  'messages',
  'stream',
  'response_format',
  'temperature',
  'max_tokens',
  'max_completion_tokens',
];

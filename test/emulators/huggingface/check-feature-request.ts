import type { HttpReply } from '../http/http-reply.ts';
import type { FeatureRequestBody, HuggingfaceEmulatorOptions } from './huggingface-emulator-options.ts';
import { huggingfaceError } from './huggingface-error.ts';

/** What the server refuses in a request for embeddings, in its words; `null` when nothing. */
export function checkFeatureRequest(
  body: FeatureRequestBody,
  options: HuggingfaceEmulatorOptions,
): HttpReply | null {
  const fault = shapeFault(body);
  if (fault !== null) {
    const text = `Failed to deserialize the JSON body into the target type: ${fault}`;
    return { status: 422, body: text, headers: { 'content-type': 'text/plain; charset=utf-8' } };
  }
  const texts = [body.inputs].flat();
  if (texts.length === 0) return huggingfaceError(400, '`inputs` cannot be empty');
  const most = options.maxClientBatchSize ?? 32;
  if (texts.length > most) {
    return huggingfaceError(422, `batch size ${texts.length} > maximum allowed batch size ${most}`);
  }
  if (texts.includes('')) return huggingfaceError(400, 'Input validation error: `inputs` cannot be empty');
  const limit = options.maxInputLength ?? 512;
  const longest = Math.max(...texts.map((text) => text.split(/\s+/).length));
  if (longest > limit && !body.truncate) {
    const message = `Input validation error: \`inputs\` must have less than ${limit} tokens. Given: ${longest}`;
    return huggingfaceError(422, message);
  }
  return null;
}

/** Stricter than the server in one thing: it ignores fields that it does not know. */
function shapeFault(body: FeatureRequestBody): string | null {
  if (typeof body !== 'object' || body === null) return 'invalid type, expected struct EmbedRequest';
  const unknown = Object.keys(body).find((field) => !(field in kinds));
  if (unknown !== undefined) return `unknown field \`${unknown}\``;
  if (!('inputs' in body)) return 'missing field `inputs`';
  if ([body.inputs].flat().some((text) => typeof text !== 'string')) {
    return 'inputs: data did not match any variant of untagged enum Input';
  }
  for (const [field, kind] of Object.entries(kinds)) {
    const value = body[field];
    if (kind !== null && value !== undefined && value !== null && typeof value !== kind) {
      return `${field}: invalid type: expected a ${kind}`;
    }
  }
  return null;
}

const kinds: Readonly<Record<string, string | null>> = {
  inputs: null,
  normalize: 'boolean',
  truncate: 'boolean',
  truncation_direction: 'string',
  prompt_name: 'string',
  dimensions: 'number',
};

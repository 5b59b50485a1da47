import type { HttpReply } from '../http/http-reply.ts';
import type { EmbeddingRequestBody, OpenAiEmulatorOptions } from './openai-emulator-options.ts';
import { openAiError } from './openai-error.ts';

/** What the API refuses in an embeddings request; `null` when nothing. */
export async function checkEmbeddingRequest(
  body: EmbeddingRequestBody,
  options: OpenAiEmulatorOptions,
): Promise<HttpReply | null> {
  const unknown = Object.keys(body).find((field) => !fields.has(field));
  if (unknown !== undefined) return openAiError(400, `Unrecognized request argument supplied: ${unknown}`);
  if (typeof body.model !== 'string' || body.model === '') {
    return openAiError(400, 'you must provide a model parameter');
  }
  const texts = [body.input].flat();
  if (texts.length === 0 || texts.some((text) => typeof text !== 'string' || text === '')) {
    return openAiError(
      400,
      "'$.input' is invalid. Please check the API reference: https://platform.openai.com/docs/api-reference.",
    );
  }
  if (texts.length > 2048) {
    const message = `Invalid 'input': array too long. Expected an array with maximum length 2048, but got an array with length ${texts.length} instead.`;
    return openAiError(400, message, { param: 'input', code: 'array_above_max_length' });
  }
  return checkFormat(body, options) ?? (await checkTokens(texts));
}

function checkFormat(body: EmbeddingRequestBody, options: OpenAiEmulatorOptions): HttpReply | null {
  const { dimensions, encoding_format: format, model } = body;
  if (format !== undefined && !['float', 'base64'].includes(format)) {
    return openAiError(400, `Invalid value: '${format}'. Supported values are: 'float' and 'base64'.`, {
      param: 'encoding_format',
    });
  }
  if (format === 'base64' && options.floatOnly) {
    return openAiError(400, 'encoding_format base64 is not supported', { param: 'encoding_format' });
  }
  if (dimensions === undefined) return null;
  if (!model.startsWith('text-embedding-3-')) {
    return openAiError(400, 'This model does not support specifying dimensions.');
  }
  const most = model === 'text-embedding-3-large' ? 3072 : 1536;
  if (Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= most) return null;
  return openAiError(
    400,
    `Invalid value for 'dimensions' = ${dimensions}. Must be less than or equal to ${most}.`,
  );
}

/** A token is at least one byte, so the tokenizer runs only where the bytes alone do not settle it. */
async function checkTokens(texts: readonly string[]): Promise<HttpReply | null> {
  const bytes = texts.map((text) => Buffer.byteLength(text));
  if (Math.max(...bytes) <= 8192 && bytes.reduce((sum, count) => sum + count, 0) <= 300_000) return null;
  const { countTokens } = await import('gpt-tokenizer/encoding/cl100k_base');
  const tokens = texts.map((text) => countTokens(text));
  const longest = Math.max(...tokens);
  if (longest > 8192) {
    const message = `This model's maximum context length is 8192 tokens, however you requested ${longest} tokens (${longest} in your prompt; 0 for the completion). Please reduce your prompt; or completion length.`;
    return openAiError(400, message);
  }
  const total = tokens.reduce((sum, count) => sum + count, 0);
  if (total <= 300_000) return null;
  const message = `Requested ${total} tokens, max 300000 tokens per request`;
  return openAiError(400, message, { type: 'max_tokens_per_request', code: 'max_tokens_per_request' });
}

const fields = new Set(['input', 'model', 'dimensions', 'encoding_format', 'user']);

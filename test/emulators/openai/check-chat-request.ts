import type { HttpReply } from '../http/http-reply.ts';
import { checkResponseFormat } from './check-response-format.ts';
import type { ChatRequestBody, OpenAiEmulatorOptions } from './openai-emulator-options.ts';
import { openAiError } from './openai-error.ts';

/** What the API refuses in a chat completion request; `null` when nothing. */
export function checkChatRequest(body: ChatRequestBody, options: OpenAiEmulatorOptions): HttpReply | null {
  const unknown = Object.keys(body).find((field) => !fields.has(field));
  if (unknown !== undefined) return openAiError(400, `Unrecognized request argument supplied: ${unknown}`);
  if (typeof body.model !== 'string' || body.model === '') {
    return openAiError(400, 'you must provide a model parameter');
  }
  if (body.stream) return openAiError(400, 'This emulator does not stream.', { param: 'stream' });
  return (
    checkMessages(body.messages) ??
    checkNumbers(body, options) ??
    checkResponseFormat(body, options.responseFormats)
  );
}

function checkMessages(messages: unknown): HttpReply | null {
  if (!Array.isArray(messages)) {
    return openAiError(400, "Missing required parameter: 'messages'.", {
      param: 'messages',
      code: 'missing_required_parameter',
    });
  }
  if (messages.length === 0) {
    const message =
      "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.";
    return openAiError(400, message, { param: 'messages', code: 'empty_array' });
  }
  for (const [index, message] of messages.entries()) {
    const param = `messages[${index}]`;
    if (!roles.has(message?.role)) {
      const text = `Invalid value: '${message?.role}'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.`;
      return openAiError(400, text, { param: `${param}.role`, code: 'invalid_value' });
    }
    if (typeof message.content !== 'string') {
      const text = `Invalid type for '${param}.content': expected one of a string or array of objects.`;
      return openAiError(400, text, { param: `${param}.content`, code: 'invalid_type' });
    }
  }
  return null;
}

function checkNumbers(body: ChatRequestBody, options: OpenAiEmulatorOptions): HttpReply | null {
  const { temperature, max_tokens, max_completion_tokens } = body;
  if (temperature !== undefined && !(temperature >= 0 && temperature <= 2)) {
    const message = `Invalid 'temperature': decimal out of range. Expected a value between 0 and 2, but got ${temperature} instead.`;
    return openAiError(400, message, { param: 'temperature', code: 'decimal_out_of_range' });
  }
  if (options.reasoning && temperature !== undefined && temperature !== 1) {
    const message = `Unsupported value: 'temperature' does not support ${temperature} with this model. Only the default (1) value is supported.`;
    return openAiError(400, message, { param: 'temperature', code: 'unsupported_value' });
  }
  if (options.reasoning && max_tokens !== undefined) {
    const message =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    return openAiError(400, message, { param: 'max_tokens', code: 'unsupported_parameter' });
  }
  for (const [param, value] of Object.entries({ max_tokens, max_completion_tokens })) {
    if (value === undefined || (Number.isInteger(value) && value >= 1)) continue;
    const message = `Invalid '${param}': integer below minimum value. Expected a value >= 1, but got ${value} instead.`;
    return openAiError(400, message, { param, code: 'integer_below_min_value' });
  }
  return null;
}

const roles = new Set(['system', 'assistant', 'user', 'function', 'tool', 'developer']);

/** Of `ChatCompletionCreateParams` in openai 7.55. */
const fields = new Set([
  ...[
    'messages',
    'model',
    'audio',
    'frequency_penalty',
    'function_call',
    'functions',
    'logit_bias',
    'logprobs',
  ],
  ...[
    'max_completion_tokens',
    'max_tokens',
    'metadata',
    'modalities',
    'moderation',
    'n',
    'parallel_tool_calls',
  ],
  ...['prediction', 'presence_penalty', 'prompt_cache_key', 'prompt_cache_options', 'prompt_cache_retention'],
  ...[
    'reasoning_effort',
    'response_format',
    'safety_identifier',
    'seed',
    'service_tier',
    'stop',
    'store',
    'stream',
  ],
  ...['stream_options', 'temperature', 'tool_choice', 'tools', 'top_logprobs', 'top_p', 'user', 'verbosity'],
  'web_search_options',
]);

import type { HttpReply } from '../http/http-reply.ts';
import type { ChatRequestBody } from './openai-emulator-options.ts';
import { openAiError } from './openai-error.ts';
import { strictSchemaFault } from './strict-schema-fault.ts';

/** What the API refuses in `response_format`; `null` when nothing. */
export function checkResponseFormat(
  body: ChatRequestBody,
  supported: readonly string[] = ['json_schema', 'json_object'],
): HttpReply | null {
  const format = body.response_format;
  if (format === undefined || format.type === 'text') return null;
  if (!['json_schema', 'json_object'].includes(format.type)) {
    const message = `Invalid value: '${format.type}'. Supported values are: 'json_object', 'json_schema', and 'text'.`;
    return openAiError(400, message, { param: 'response_format.type', code: 'invalid_value' });
  }
  if (!supported.includes(format.type)) {
    return openAiError(
      400,
      `Invalid parameter: 'response_format' of type '${format.type}' is not supported with this model.`,
    );
  }
  return format.type === 'json_object' ? checkJsonIsAskedFor(body) : checkSchema(format.json_schema);
}

function checkJsonIsAskedFor(body: ChatRequestBody): HttpReply | null {
  if (body.messages.some((message) => /json/i.test(message.content))) return null;
  const message =
    "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.";
  return openAiError(400, message, { param: 'messages' });
}

function checkSchema(
  schema: NonNullable<ChatRequestBody['response_format']>['json_schema'],
): HttpReply | null {
  if (typeof schema !== 'object' || schema === null) {
    const message = "Missing required parameter: 'response_format.json_schema'.";
    return openAiError(400, message, {
      param: 'response_format.json_schema',
      code: 'missing_required_parameter',
    });
  }
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(schema.name ?? '')) {
    const message =
      "Invalid 'response_format.json_schema.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.";
    return openAiError(400, message, { param: 'response_format.json_schema.name', code: 'invalid_value' });
  }
  const fault = schema.strict ? strictSchemaFault(schema.schema) : null;
  if (fault === null) return null;
  const message = `Invalid schema for response_format '${schema.name}': ${fault}`;
  return openAiError(400, message, { param: 'response_format' });
}

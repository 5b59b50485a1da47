import type { OpenAI } from 'openai';
import type { LlmMessage, LlmRequest } from '../../../src/adapter-kit/index.ts';
import type { Settings } from './settings.ts';
import type { WireForm } from './wire-form.ts';

/** The body of a chat completion request. Where the server does not enforce the schema, the prompt states it. */
export function chatRequest(
  settings: Pick<Settings, 'model' | 'temperature' | 'maxOutputTokens' | 'extraBody'>,
  form: WireForm,
  request: LlmRequest,
): OpenAI.ChatCompletionCreateParamsNonStreaming {
  const { schema } = request;
  const stated = schema !== undefined && form.format !== 'json_schema';
  const messages = stated ? withSchema(request.messages, schema.jsonSchema) : request.messages;
  return {
    ...settings.extraBody,
    model: settings.model,
    // Strict servers refuse halves of characters.
    messages: messages.map(({ role, content }) => ({ role, content: content.toWellFormed() })),
    ...(form.temperature ? { temperature: settings.temperature } : {}),
    ...(settings.maxOutputTokens === undefined ? {} : { [form.tokenLimit]: settings.maxOutputTokens }),
    ...(schema === undefined ? {} : responseFormat(schema, form.format)),
  };
}

function responseFormat(
  schema: NonNullable<LlmRequest['schema']>,
  format: WireForm['format'],
): Pick<OpenAI.ChatCompletionCreateParamsNonStreaming, 'response_format'> {
  if (format === 'text') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  const { name, jsonSchema } = schema;
  return {
    response_format: { type: 'json_schema', json_schema: { name, strict: true, schema: jsonSchema } },
  };
}

/** Into the system message, which some chat templates allow only once and only first. */
function withSchema(messages: readonly LlmMessage[], jsonSchema: object): readonly LlmMessage[] {
  const rule = `Answer with one JSON object that fits this JSON schema, and with nothing else:\n${JSON.stringify(jsonSchema)}`;
  const [first, ...rest] = messages;
  if (first?.role !== 'system') return [{ role: 'system', content: rule }, ...messages];
  return [{ role: 'system', content: `${first.content}\n\n${rule}` }, ...rest];
}

import type { Anthropic } from '@anthropic-ai/sdk';
import type { LlmMessage, LlmRequest } from '../../../src/adapter-kit/index.ts';
import type { AnswerForm } from './answer-form.ts';
import type { Settings } from './settings.ts';

/** The body of a messages request. System messages go into the one system prompt, in their order. */
export function messageRequest(
  settings: Pick<Settings, 'model' | 'maxOutputTokens' | 'extraBody'>,
  form: AnswerForm,
  request: LlmRequest,
): Anthropic.MessageCreateParamsNonStreaming {
  const { schema } = request;
  const system = request.messages.filter(isSystem).map((message) => message.content);
  if (schema !== undefined && form === 'text') system.push(rule(schema.jsonSchema));
  return {
    ...settings.extraBody,
    model: settings.model,
    max_tokens: settings.maxOutputTokens,
    ...(system.length === 0 ? {} : { system: system.join('\n\n').toWellFormed() }),
    messages: request.messages.flatMap(({ role, content }) =>
      role === 'system' ? [] : [{ role, content: content.toWellFormed() }],
    ),
    ...(schema === undefined ? {} : heldTo(schema, form, settings.extraBody)),
  };
}

function heldTo(
  { name, jsonSchema }: NonNullable<LlmRequest['schema']>,
  form: AnswerForm,
  { output_config }: Readonly<Record<string, unknown>>,
): Partial<Anthropic.MessageCreateParamsNonStreaming> {
  if (form === 'text') return {};
  if (form === 'json_schema') {
    const format = { type: 'json_schema', schema: jsonSchema } as const;
    return { output_config: { ...(output_config as object | undefined), format } };
  }
  const input_schema = { ...jsonSchema, type: 'object' as const };
  return {
    tools: [{ name, description: 'Takes the whole answer.', input_schema }],
    tool_choice: { type: 'tool', name, disable_parallel_tool_use: true },
  };
}

function isSystem(message: LlmMessage): boolean {
  return message.role === 'system';
}

function rule(jsonSchema: object): string {
  return `Answer with one JSON object that fits this JSON schema, and with nothing else:\n${JSON.stringify(jsonSchema)}`;
}

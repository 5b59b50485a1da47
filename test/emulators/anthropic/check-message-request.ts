import type { HttpReply } from '../http/http-reply.ts';
import type { AnthropicEmulatorOptions, MessageRequestBody } from './anthropic-emulator-options.ts';
import { anthropicError } from './anthropic-error.ts';
import { looseObjectPath } from './loose-object-path.ts';

/** What the API refuses in a messages request; `null` when nothing. */
export function checkMessageRequest(
  body: MessageRequestBody,
  lacks: AnthropicEmulatorOptions['lacks'] = [],
): HttpReply | null {
  const fault =
    fieldFault(body) ?? messageFault(body.messages) ?? formatFault(body, lacks) ?? toolFault(body, lacks);
  return fault === null ? null : anthropicError(400, fault);
}

function fieldFault(body: MessageRequestBody): string | null {
  const unknown = Object.keys(body).find((field) => !fields.has(field));
  if (unknown !== undefined) return `${unknown}: Extra inputs are not permitted`;
  const missing = ['model', 'max_tokens', 'messages'].find((field) => body[field] === undefined);
  if (missing !== undefined) return `${missing}: Field required`;
  if (typeof body.model !== 'string') return 'model: Input should be a valid string';
  if (!Number.isInteger(body.max_tokens) || body.max_tokens < 1) {
    return 'max_tokens: Input should be greater than or equal to 1';
  }
  if (body.system !== undefined && typeof body.system !== 'string')
    return 'system: Input should be a valid string';
  if (body.stream) return 'stream: this emulator does not stream';
  return null;
}

function messageFault(messages: unknown): string | null {
  if (!Array.isArray(messages)) return 'messages: Input should be a valid list';
  if (messages.length === 0) return 'messages: at least one message is required';
  for (const [index, message] of messages.entries()) {
    if (!['user', 'assistant'].includes(message?.role)) {
      return `messages.${index}.role: Input should be 'user' or 'assistant'`;
    }
    if (typeof message.content !== 'string')
      return `messages.${index}.content: Input should be a valid string`;
    if (message.content.trim() === '') return `messages.${index}: text content blocks must be non-empty`;
  }
  return messages[0].role === 'user' ? null : 'messages: first message must use the "user" role';
}

function formatFault(body: MessageRequestBody, lacks: readonly string[]): string | null {
  const format = body.output_config?.format;
  if (!format) return null;
  if (lacks.includes('structured_output')) return `'${body.model}' does not support output_config.format.`;
  if (format.type !== 'json_schema') return "output_config.format.type: Input should be 'json_schema'";
  const path = looseObjectPath(format.schema);
  if (path === null) return null;
  return `output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false (at ${path})`;
}

function toolFault(body: MessageRequestBody, lacks: readonly string[]): string | null {
  const { tools = [], tool_choice: choice } = body;
  for (const [index, tool] of tools.entries()) {
    if (!/^[a-zA-Z0-9_-]{1,128}$/.test(tool.name))
      return `tools.${index}.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`;
    if ((tool.input_schema as { type?: unknown } | undefined)?.type !== 'object') {
      return `tools.${index}.custom.input_schema.type: Field required`;
    }
  }
  if (choice?.type !== 'tool') return null;
  if (lacks.includes('forced_tools')) return 'tool_choice: forced tool use is not supported by this model';
  if (tools.some((tool) => tool.name === choice.name)) return null;
  return `Tool '${choice.name}' not found in provided tools`;
}

/** Of `MessageCreateParams` in @anthropic-ai/sdk 1.11; `temperature` is not among them any more. */
const fields = new Set([
  ...[
    'max_tokens',
    'messages',
    'model',
    'cache_control',
    'container',
    'diagnostics',
    'inference_geo',
    'metadata',
  ],
  ...[
    'output_config',
    'service_tier',
    'speed',
    'stop_sequences',
    'stream',
    'system',
    'thinking',
    'tool_choice',
    'tools',
  ],
]);

import type { MessageReply, MessageRequest } from './anthropic-emulator-options.ts';

/** A `message` object. */
export function messageBody(request: MessageRequest, reply: MessageReply): unknown {
  const text = reply.text ?? 'OK';
  const tool = request.body.tool_choice?.type === 'tool' ? request.body.tool_choice.name : undefined;
  const called =
    tool === undefined
      ? undefined
      : { type: 'tool_use', id: 'toolu_emulated', name: tool, input: parsed(text) };
  const counted = { input_tokens: words(request.prompt), output_tokens: words(text) };
  return {
    id: 'msg_emulated',
    type: 'message',
    role: 'assistant',
    model: request.body.model,
    content: reply.content ?? [called ?? { type: 'text', text, citations: null }],
    stop_reason: reply.stopReason ?? (called ? 'tool_use' : 'end_turn'),
    stop_details: reply.stopDetails ?? null,
    stop_sequence: null,
    ...(reply.usage === null ? {} : { usage: reply.usage ?? counted }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { answer: text };
  }
}

function words(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

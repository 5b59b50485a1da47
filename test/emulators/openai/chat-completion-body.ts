import type { ChatReply, ChatRequest } from './openai-emulator-options.ts';

/** A `chat.completion` object with one choice. */
export function chatCompletionBody(request: ChatRequest, reply: ChatReply): unknown {
  const content = reply.refusal === undefined ? (reply.content === undefined ? 'OK' : reply.content) : null;
  const counted = { prompt_tokens: words(request.prompt), completion_tokens: words(content ?? '') };
  const usage = reply.usage === undefined ? counted : reply.usage;
  const total = usage && { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens };
  return {
    id: 'chatcmpl-emulated',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: request.body.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: reply.refusal ?? null, annotations: [] },
        logprobs: null,
        finish_reason: reply.finishReason ?? 'stop',
      },
    ],
    ...(total === null ? {} : { usage: total }),
    service_tier: 'default',
  };
}

function words(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

import type { HttpReply } from '../http/http-reply.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';
import { scripted } from '../http/scripted.ts';
import { startHttpEmulator } from '../http/start-http-emulator.ts';
import type {
  AnthropicEmulatorOptions,
  MessageReply,
  MessageRequest,
  MessageRequestBody,
} from './anthropic-emulator-options.ts';
import { anthropicError } from './anthropic-error.ts';
import { checkEnvelope } from './check-envelope.ts';
import { checkMessageRequest } from './check-message-request.ts';
import { messageBody } from './message-body.ts';

export interface AnthropicEmulator {
  /** The base URL to give to a client; it has no `/v1`. */
  readonly url: string;
  /** Every request so far, refused ones included, oldest first. */
  readonly requests: readonly MessageRequest[];
  close(): Promise<void>;
}

/**
 * A server on 127.0.0.1 that speaks `POST /v1/messages` and refuses what the real API refuses, in its words. Scripts see only
 * requests that passed.
 */
export async function startAnthropicEmulator(
  options: AnthropicEmulatorOptions = {},
): Promise<AnthropicEmulator> {
  const answer = scripted<MessageRequest, string | MessageReply>(options.reply ?? 'OK');
  const server = await startHttpEmulator(async (recorded) => {
    const refusal = checkEnvelope(recorded, options.apiKey);
    if (refusal) return refusal;
    const request = withPrompt(recorded as RecordedRequest<MessageRequestBody>);
    const fault = checkMessageRequest(request.body, options.lacks);
    if (fault) return fault;
    const given = await answer(request);
    return filled(typeof given === 'string' ? { text: given } : given, request);
  });
  return {
    url: server.origin,
    get requests() {
      return server.requests.map((request) => withPrompt(request as RecordedRequest<MessageRequestBody>));
    },
    close: () => server.close(),
  };
}

function filled(reply: MessageReply, request: MessageRequest): HttpReply {
  const status = reply.status ?? 200;
  if (reply.body !== undefined) return reply;
  return status === 200
    ? { ...reply, body: messageBody(request, reply) }
    : { ...anthropicError(status), ...reply, body: anthropicError(status).body };
}

function withPrompt(request: RecordedRequest<MessageRequestBody>): MessageRequest {
  const messages = Array.isArray(request.body?.messages) ? request.body.messages : [];
  const parts = [request.body?.system, ...messages.map((message) => message?.content)];
  return {
    ...request,
    prompt: parts.filter((part) => part !== undefined).join('\n'),
    get aborted() {
      return request.aborted;
    },
  };
}

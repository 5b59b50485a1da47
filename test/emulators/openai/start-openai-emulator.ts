import type { HttpReply } from '../http/http-reply.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';
import { scripted } from '../http/scripted.ts';
import { startHttpEmulator } from '../http/start-http-emulator.ts';
import { chatCompletionBody } from './chat-completion-body.ts';
import { checkChatRequest } from './check-chat-request.ts';
import { checkEmbeddingRequest } from './check-embedding-request.ts';
import { checkEnvelope } from './check-envelope.ts';
import { embeddingBody } from './embedding-body.ts';
import { errorBody } from './error-body.ts';
import type {
  ChatReply,
  ChatRequest,
  ChatRequestBody,
  EmbeddingReply,
  EmbeddingRequest,
  OpenAiEmulatorOptions,
} from './openai-emulator-options.ts';

export interface OpenAiEmulator {
  /** The base URL to give to a client; ends in `/v1`. */
  readonly url: string;
  /** Every request so far, refused ones included, oldest first. */
  readonly requests: readonly RecordedRequest[];
  readonly chatRequests: readonly ChatRequest[];
  readonly embeddingRequests: readonly EmbeddingRequest[];
  close(): Promise<void>;
}

/**
 * A server on 127.0.0.1 that speaks `POST /v1/chat/completions` and `POST /v1/embeddings` and refuses what the real API
 * refuses, in its words. Scripts see only requests that passed.
 *
 * @example
 * ```ts
 * const emulator = await startOpenAiEmulator({ chat: (request) => (request.prompt.includes('spend') ? 'SELECT 1' : 'SELECT 2') });
 * const llm = openaiLlm({ model: 'gpt-5-mini', baseUrl: emulator.url });
 * await emulator.close();
 * ```
 */
export async function startOpenAiEmulator(options: OpenAiEmulatorOptions = {}): Promise<OpenAiEmulator> {
  const chat = scripted<ChatRequest, string | ChatReply>(options.chat ?? 'OK');
  const embeddings = scripted<EmbeddingRequest, EmbeddingReply | undefined>(options.embeddings);
  const server = await startHttpEmulator(async (request) => {
    const refusal = checkEnvelope(request, options.apiKey);
    if (refusal) return refusal;
    if (request.path === '/v1/embeddings') return embed(request as EmbeddingRequest);
    return complete(request as RecordedRequest<ChatRequestBody>);
  });

  async function complete(recorded: RecordedRequest<ChatRequestBody>): Promise<HttpReply> {
    const refusal = checkChatRequest(recorded.body, options);
    if (refusal) return refusal;
    const request = withPrompt(recorded);
    const answer = await chat(request);
    const reply = typeof answer === 'string' ? { content: answer } : answer;
    return withBody(reply, () => chatCompletionBody(request, reply));
  }

  async function embed(request: EmbeddingRequest): Promise<HttpReply> {
    const refusal = await checkEmbeddingRequest(request.body, options);
    if (refusal) return refusal;
    const reply = (await embeddings(request)) ?? {};
    return withBody(reply, () => embeddingBody(request.body, reply, options.dimensions ?? 256));
  }

  return {
    url: `${server.origin}/v1`,
    requests: server.requests,
    get chatRequests() {
      const sent = server.requests.filter((request) => request.path === '/v1/chat/completions');
      return sent.map((request) => withPrompt(request as RecordedRequest<ChatRequestBody>));
    },
    get embeddingRequests() {
      return server.requests.filter((request) => request.path === '/v1/embeddings') as EmbeddingRequest[];
    },
    close: () => server.close(),
  };
}

function withBody(reply: HttpReply, success: () => unknown): HttpReply {
  const status = reply.status ?? 200;
  return { ...reply, body: reply.body ?? (status === 200 ? success() : errorBody(status)) };
}

function withPrompt(request: RecordedRequest<ChatRequestBody>): ChatRequest {
  const messages = Array.isArray(request.body?.messages) ? request.body.messages : [];
  return {
    ...request,
    prompt: messages.map((message) => message?.content).join('\n'),
    get aborted() {
      return request.aborted;
    },
  };
}

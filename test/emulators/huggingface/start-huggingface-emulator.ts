import type { HttpReply } from '../http/http-reply.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';
import { scripted } from '../http/scripted.ts';
import { startHttpEmulator } from '../http/start-http-emulator.ts';
import { textVector } from '../openai/text-vector.ts';
import { checkEnvelope } from './check-envelope.ts';
import { checkFeatureRequest } from './check-feature-request.ts';
import type {
  FeatureReply,
  FeatureRequest,
  FeatureRequestBody,
  HuggingfaceEmulatorOptions,
} from './huggingface-emulator-options.ts';
import { huggingfaceError } from './huggingface-error.ts';

export interface HuggingfaceEmulator {
  /** Where text-embeddings-inference listens; the router's paths are below `/hf-inference`. */
  readonly url: string;
  /** Every request so far, refused ones included, oldest first. */
  readonly requests: readonly FeatureRequest[];
  close(): Promise<void>;
}

/**
 * A server on 127.0.0.1 that speaks `POST /` and `POST /embed` of text-embeddings-inference 1.9 and the feature-extraction
 * route of Hugging Face's router, and refuses what they refuse. Scripts see only requests that passed.
 *
 * @example
 * ```ts
 * const emulator = await startHuggingfaceEmulator({ dimensions: 384 });
 * const embedder = huggingfaceEmbedder({ model: 'BAAI/bge-small-en-v1.5', dimensions: 384, baseUrl: emulator.url });
 * await emulator.close();
 * ```
 */
export async function startHuggingfaceEmulator(
  options: HuggingfaceEmulatorOptions = {},
): Promise<HuggingfaceEmulator> {
  const embeddings = scripted<FeatureRequest, FeatureReply | undefined>(options.embeddings);
  const server = await startHttpEmulator(async (recorded) => {
    const request = recorded as RecordedRequest<FeatureRequestBody>;
    const refusal = checkEnvelope(request, options.apiKey) ?? checkFeatureRequest(request.body, options);
    if (refusal) return refusal;
    const reply = (await embeddings(request)) ?? {};
    return withBody(reply, request.body, options.dimensions ?? 8);
  });
  return {
    url: server.origin,
    requests: server.requests as readonly FeatureRequest[],
    close: () => server.close(),
  };
}

function withBody(reply: FeatureReply, request: FeatureRequestBody, width: number): HttpReply {
  if (reply.body !== undefined) return reply;
  const status = reply.status ?? 200;
  if (status !== 200)
    return { ...huggingfaceError(status, failures[status] ?? 'Inference failed'), ...reply };
  const vectors = reply.vectors ?? [request.inputs].flat().map((text) => textVector(text, width));
  const scale = request.normalize === false ? 2 : 1;
  return { ...reply, body: vectors.map((vector) => Array.from(vector, (value) => value * scale)) };
}

const failures: Readonly<Record<number, string>> = {
  424: 'Inference failed',
  429: 'Model is overloaded',
  503: 'unhealthy',
};

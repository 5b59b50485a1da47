import type { HttpReply } from '../http/http-reply.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';
import type { Script } from '../http/scripted.ts';

export interface OpenAiEmulatorOptions {
  /** @defaultValue answers `OK` */
  readonly chat?: Script<ChatRequest, string | ChatReply> | undefined;
  /** `undefined` leaves a request to the vectors derived from its texts. */
  readonly embeddings?: Script<EmbeddingRequest, EmbeddingReply | undefined> | undefined;
  /** Accepts this key alone. @defaultValue any key that is not empty */
  readonly apiKey?: string | undefined;
  /** Behaves like a model that reasons: refuses `max_tokens` and any temperature but 1. */
  readonly reasoning?: boolean | undefined;
  /** Refuses other kinds of `response_format`. @defaultValue all */
  readonly responseFormats?: readonly ('json_schema' | 'json_object')[] | undefined;
  /** Refuses `encoding_format: 'base64'`, as some compatible servers do. */
  readonly floatOnly?: boolean | undefined;
  /** Width of the vectors of models that OpenAI does not have. @defaultValue 256 */
  readonly dimensions?: number | undefined;
}

/** An HTTP reply, or the parts of a completion; what is missing is filled in. */
export interface ChatReply extends HttpReply {
  readonly content?: string | null | undefined;
  readonly refusal?: string | undefined;
  /** @defaultValue stop */
  readonly finishReason?: string | undefined;
  /** `null` leaves it out. @defaultValue counted by words */
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null | undefined;
}

/** An HTTP reply, or the vectors to put in place of the derived ones. */
export interface EmbeddingReply extends HttpReply {
  readonly vectors?: readonly (readonly number[])[] | undefined;
  /** Sends the list in another order; `index` stays true. */
  readonly shuffled?: boolean | undefined;
}

export interface ChatRequest extends RecordedRequest<ChatRequestBody> {
  /** All messages, joined by line breaks. */
  readonly prompt: string;
}

export interface ChatRequestBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly temperature?: number;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly response_format?: {
    readonly type: string;
    readonly json_schema?: { readonly name: string; readonly strict?: boolean; readonly schema?: object };
  };
  readonly [field: string]: unknown;
}

export type EmbeddingRequest = RecordedRequest<EmbeddingRequestBody>;

export interface EmbeddingRequestBody {
  readonly model: string;
  readonly input: string | readonly string[];
  readonly dimensions?: number;
  readonly encoding_format?: 'float' | 'base64';
  readonly [field: string]: unknown;
}

import type { HttpReply } from '../http/http-reply.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';
import type { Script } from '../http/scripted.ts';

export interface AnthropicEmulatorOptions {
  /**
   * A string answers as text, or, where a tool must be called, as its input when it is JSON.
   *
   * @defaultValue answers `OK`
   */
  readonly reply?: Script<MessageRequest, string | MessageReply> | undefined;
  /** Accepts this key alone. @defaultValue any key that is not empty */
  readonly apiKey?: string | undefined;
  /** How a model that lacks an ability behaves. @defaultValue has both */
  readonly lacks?: readonly ('structured_output' | 'forced_tools')[] | undefined;
}

/** An HTTP reply, or the parts of a message; what is missing is filled in. */
export interface MessageReply extends HttpReply {
  readonly text?: string | undefined;
  /** The content blocks, in place of `text`. */
  readonly content?: readonly object[] | undefined;
  /** @defaultValue end_turn, or tool_use after a call */
  readonly stopReason?: string | undefined;
  readonly stopDetails?: object | undefined;
  /** `null` leaves it out. @defaultValue counted by words */
  readonly usage?: object | null | undefined;
}

export interface MessageRequest extends RecordedRequest<MessageRequestBody> {
  /** The system prompt and all messages, joined by line breaks. */
  readonly prompt: string;
}

export interface MessageRequestBody {
  readonly model: string;
  readonly max_tokens: number;
  readonly system?: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly output_config?: { readonly format?: { readonly type: string; readonly schema: object } | null };
  readonly tools?: readonly { readonly name: string; readonly input_schema: object }[];
  readonly tool_choice?: { readonly type: string; readonly name?: string };
  readonly [field: string]: unknown;
}

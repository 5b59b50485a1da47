import type { HttpReply } from '../http/http-reply.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';
import type { Script } from '../http/scripted.ts';

export interface HuggingfaceEmulatorOptions {
  /** `undefined` leaves a request to the vectors derived from its texts. */
  readonly embeddings?: Script<FeatureRequest, FeatureReply | undefined> | undefined;
  /** Accepts this token alone. @defaultValue any; none at all on the routes of text-embeddings-inference */
  readonly apiKey?: string | undefined;
  /** @defaultValue 8 */
  readonly dimensions?: number | undefined;
  /** Texts in one request. @defaultValue 32, the server's own */
  readonly maxClientBatchSize?: number | undefined;
  /** Tokens in one text, counted as words. @defaultValue 512 */
  readonly maxInputLength?: number | undefined;
}

export interface FeatureReply extends HttpReply {
  readonly vectors?: readonly Iterable<number>[] | undefined;
}

export type FeatureRequest = RecordedRequest<FeatureRequestBody>;

/** https://huggingface.github.io/text-embeddings-inference, `EmbedRequest`. */
export interface FeatureRequestBody {
  readonly inputs: string | readonly string[];
  readonly normalize?: boolean;
  readonly truncate?: boolean | null;
  readonly truncation_direction?: string;
  readonly prompt_name?: string | null;
  readonly dimensions?: number | null;
  readonly [field: string]: unknown;
}

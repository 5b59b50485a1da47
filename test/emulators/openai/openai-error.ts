import type { HttpReply } from '../http/http-reply.ts';

export interface OpenAiErrorFields {
  readonly type?: string | undefined;
  readonly param?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** An error in the API's shape: https://platform.openai.com/docs/guides/error-codes. */
export function openAiError(status: number, message: string, fields: OpenAiErrorFields = {}): HttpReply {
  const { type = 'invalid_request_error', param = null, code = null, headers } = fields;
  return { status, headers, body: { error: { message, type, param, code } } };
}

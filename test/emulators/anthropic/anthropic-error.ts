import type { HttpReply } from '../http/http-reply.ts';

/** An error in the API's shape: https://docs.claude.com/en/api/errors. */
export function anthropicError(status: number, message?: string): HttpReply {
  const [type, usual] = known[status] ?? ['api_error', `The request failed with status ${status}.`];
  return {
    status,
    headers: { 'request-id': 'req_emulated' },
    body: { type: 'error', error: { type, message: message ?? usual }, request_id: 'req_emulated' },
  };
}

const known: Readonly<Record<number, readonly [string, string]>> = {
  400: ['invalid_request_error', 'The request is not valid.'],
  401: ['authentication_error', 'invalid x-api-key'],
  403: ['permission_error', 'Your API key does not have permission to use the specified resource.'],
  404: ['not_found_error', 'model: not found'],
  413: ['request_too_large', 'Request exceeds the maximum size'],
  429: ['rate_limit_error', "This request would exceed your organization's rate limit."],
  500: ['api_error', 'Internal server error'],
  529: ['overloaded_error', 'Overloaded'],
};

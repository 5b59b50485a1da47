import type { HttpReply } from '../http/http-reply.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';
import { anthropicError } from './anthropic-error.ts';

/** What is wrong with a request before its fields are read; `null` when nothing is. */
export function checkEnvelope(request: RecordedRequest, apiKey: string | undefined): HttpReply | null {
  if (request.path !== '/v1/messages') return anthropicError(404, 'Not Found');
  if (request.method !== 'POST') return { ...anthropicError(400, 'Method Not Allowed'), status: 405 };
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const key = bearer ?? request.headers['x-api-key'];
  if (!key) return anthropicError(401, 'x-api-key header is required');
  if (apiKey !== undefined && key !== apiKey) return anthropicError(401);
  if (!request.headers['anthropic-version']) {
    return anthropicError(400, 'anthropic-version: header is required');
  }
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    return anthropicError(400, 'content-type: must be application/json');
  }
  if (typeof request.body !== 'object' || request.body === null || Array.isArray(request.body)) {
    return anthropicError(400, 'The request body is not valid JSON');
  }
  return null;
}

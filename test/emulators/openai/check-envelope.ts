import type { HttpReply } from '../http/http-reply.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';
import { openAiError } from './openai-error.ts';

/** What is wrong with a request before its fields are read; `null` when nothing is. */
export function checkEnvelope(request: RecordedRequest, apiKey: string | undefined): HttpReply | null {
  if (!['/v1/chat/completions', '/v1/embeddings'].includes(request.path)) {
    return openAiError(404, `Invalid URL (${request.method} ${request.path})`);
  }
  if (request.method !== 'POST') {
    return openAiError(
      405,
      `Not allowed to ${request.method} on ${request.path} (HINT: Perhaps you meant to make a POST request)`,
    );
  }
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (key === undefined) {
    return openAiError(
      401,
      "You didn't provide an API key. You need to provide your API key in an Authorization header.",
    );
  }
  if (apiKey !== undefined && key !== apiKey) {
    const message = `Incorrect API key provided: ${masked(key)}. You can find your API key at https://platform.openai.com/account/api-keys.`;
    return openAiError(401, message, { code: 'invalid_api_key' });
  }
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    return openAiError(400, "Invalid Content-Type header, expected 'application/json'.");
  }
  if (typeof request.body !== 'object' || request.body === null || Array.isArray(request.body)) {
    return openAiError(400, 'We could not parse the JSON body of your request.');
  }
  return null;
}

/** The API repeats the first and last characters of a wrong key. */
function masked(key: string): string {
  return `${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`;
}

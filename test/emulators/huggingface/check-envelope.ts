import type { HttpReply } from '../http/http-reply.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';

/** What is wrong with a request before its fields are read; `null` when nothing is. */
export function checkEnvelope(request: RecordedRequest, apiKey: string | undefined): HttpReply | null {
  const routed = /^\/hf-inference\/models\/[\w.-]+(?:\/[\w.-]+)?\/pipeline\/feature-extraction$/.test(
    request.path,
  );
  if (!routed && !['/', '/embed'].includes(request.path)) return plain(404, 'Not Found');
  if (request.method !== 'POST') return plain(405, '');
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const refused = apiKey === undefined ? routed && token === undefined : token !== apiKey;
  // The router explains itself; text-embeddings-inference sends a bare 401.
  if (refused && routed) return { status: 401, body: { error: 'Invalid username or password.' } };
  if (refused) return plain(401, '');
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    return plain(415, 'Expected request with `Content-Type: application/json`');
  }
  if (request.body === undefined)
    return plain(400, 'Failed to parse the request body as JSON: expected value');
  return null;
}

function plain(status: number, body: string): HttpReply {
  return { status, body, headers: { 'content-type': 'text/plain; charset=utf-8' } };
}

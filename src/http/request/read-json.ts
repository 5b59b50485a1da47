import { NlQueryError } from '../../errors/nl-query-error.ts';
import { invalidRequest } from './invalid-request.ts';
import { readBytes } from './read-bytes.ts';

/**
 * The request's body, parsed.
 *
 * @throws `UNSUPPORTED_MEDIA_TYPE` unless it says that it is JSON, in UTF-8 and not compressed
 * @throws `PAYLOAD_TOO_LARGE` as soon as more than `maxBytes` have come
 * @throws `INVALID_REQUEST` when it is not JSON
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  assertJson(request.headers);
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(utf8.decode(bytes)) as unknown;
  } catch {
    throw invalidRequest([{ path: '', message: 'The body is not JSON in UTF-8.' }]);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** RFC 9110 section 8.3: `application/json`, with no other charset than UTF-8. */
const jsonType = /^application\/json(?:\s*;\s*charset="?utf-?8"?)?\s*;?$/i;

function assertJson(headers: Headers): void {
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding.toLowerCase() !== 'identity') {
    throw unsupported('The body must not be compressed.');
  }
  if (!jsonType.test(headers.get('content-type')?.trim() ?? '')) {
    throw unsupported('The body must be JSON: send it with the header content-type: application/json.');
  }
}

function unsupported(message: string): NlQueryError {
  return new NlQueryError('UNSUPPORTED_MEDIA_TYPE', message, {});
}

import { NlQueryError } from '../../errors/nl-query-error.ts';

/**
 * The request's body, counted while it comes: what it says of its own length is believed only when that is too much.
 *
 * @throws `PAYLOAD_TOO_LARGE`
 * @throws `ABORTED` when the client stops sending
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (request.body === null) return new Uint8Array();
  // Not `for await`, which would cancel the body on the way out, and with it a connection that has an answer to carry yet.
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(broken);
    if (done) break;
    length += value.byteLength;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(value);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function broken(cause: unknown): never {
  throw new NlQueryError('ABORTED', 'The body did not come whole.', { cause });
}

function tooLarge(maxBytes: number): NlQueryError {
  return new NlQueryError('PAYLOAD_TOO_LARGE', `The body may have ${maxBytes} bytes at most.`, {});
}

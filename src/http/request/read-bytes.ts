import { NlQueryError } from '../../errors/nl-query-error.ts';

/**
 * The request's body, counted while it comes: what it says of its own length is believed only when that is too much.
 *
 * @throws `PAYLOAD_TOO_LARGE`
 * @throws `ABORTED` when the client stops sending
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength;
      if (length > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (length > maxBytes) throw error;
    throw new NlQueryError('ABORTED', 'The body did not come whole.', { cause: error });
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): NlQueryError {
  return new NlQueryError('PAYLOAD_TOO_LARGE', `The body may have ${maxBytes} bytes at most.`, {});
}

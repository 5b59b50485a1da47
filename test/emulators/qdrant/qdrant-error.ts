import type { HttpReply } from '../http/http-reply.ts';

/** An answer in the envelope of Qdrant's errors. */
export function qdrantError(status: number, error: string): HttpReply {
  return { status, body: { status: { error }, time: 0.000_1 } };
}

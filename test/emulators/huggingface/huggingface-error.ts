import type { HttpReply } from '../http/http-reply.ts';

const types: Readonly<Record<number, string>> = {
  400: 'empty',
  413: 'validation',
  422: 'validation',
  424: 'backend',
  429: 'overloaded',
  503: 'unhealthy',
};

/** An error as text-embeddings-inference sends it. */
export function huggingfaceError(status: number, error: string): HttpReply {
  return { status, body: { error, error_type: types[status] ?? 'backend' } };
}

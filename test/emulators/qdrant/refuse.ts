import type { HttpReply } from '../http/http-reply.ts';
import { qdrantError } from './qdrant-error.ts';

/** Thrown to answer a request with an error. */
export interface QdrantRefusal {
  readonly refusal: HttpReply;
}

export function refuse(status: number, error: string): never {
  const thrown: QdrantRefusal = { refusal: qdrantError(status, error) };
  throw thrown;
}

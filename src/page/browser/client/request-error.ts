/** An answer of the server that is an error, or no answer. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  /** One of the documented codes; `null` where the answer has none. */
  readonly code: string | null;
  /** 0 where the server could not be reached. */
  readonly status: number;

  constructor(message: string, { code, status }: { readonly code: string | null; readonly status: number }) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

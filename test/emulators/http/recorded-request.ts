/** One request as it came over the wire. */
export interface RecordedRequest<Body = unknown> {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parsed body; `undefined` when it is not JSON. */
  readonly body: Body;
  /** The client hung up before it had the whole answer. */
  readonly aborted: boolean;
  /** Settles when the answer is out or the client has hung up. */
  readonly finished: Promise<void>;
}

/** What a server sends back, and how badly. */
export interface HttpReply {
  /** @defaultValue 200 */
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A string goes out as it is; anything else as JSON. */
  readonly body?: unknown;
  /** Waits before the first byte. */
  readonly delayMs?: number | undefined;
  /** Sends this many bytes of the body and cuts the connection; 0 cuts it before the status line. */
  readonly cutAfterBytes?: number | undefined;
  /** Reads the request and never answers. */
  readonly hang?: boolean | undefined;
  /** Sends status, headers and this many bytes of the body, and never the rest. */
  readonly stallAfterBytes?: number | undefined;
}

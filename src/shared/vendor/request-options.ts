/** How an adapter sends its requests to a server, and how often. */
export interface RequestOptions {
  /** Tries in all for one request when the server is busy, fails or cannot be reached. @defaultValue 4 */
  readonly maxAttempts?: number | undefined;
  /** Wait before the second attempt where the server names none; doubles each time. @defaultValue 500 */
  readonly backoffMs?: number | undefined;
  /** No wait between attempts is longer, whatever the server asks for. @defaultValue 30,000 */
  readonly maxBackoffMs?: number | undefined;
  /** Sent with every request: `{ 'api-key': … }`. Values are kept out of errors. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** @defaultValue the global `fetch` */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

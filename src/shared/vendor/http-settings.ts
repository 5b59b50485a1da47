/** What adapters of services over HTTP have in common, with defaults filled in. */
export interface HttpSettings {
  /** The key, or a function that gets it, which is called anew for each call. */
  readonly apiKey: string | (() => string | Promise<string>) | undefined;
  /** `null` for the vendor's own. */
  readonly baseUrl: string | null;
  /** How long one attempt may take. */
  readonly timeoutMs: number;
  /** Tries in all. */
  readonly maxAttempts: number;
  /** Wait before the second attempt where the server names none; doubles each time. */
  readonly backoffMs: number;
  /** No wait between attempts is longer. */
  readonly maxBackoffMs: number;
  /** Sent with every request; their values are kept out of errors. */
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch | undefined;
}

/** The options with their defaults. */
export interface QdrantSettings {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly prefix: string;
  readonly exact: boolean;
  readonly timeoutMs: number;
  readonly maxAttempts: number;
}

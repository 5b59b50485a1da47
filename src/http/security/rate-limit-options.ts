export interface RateLimitOptions {
  /** Requests a key (or an address, where nobody is authenticated) may make in `windowMs`. @defaultValue 600 */
  readonly requests?: number | undefined;
  /** Failed authentications an address may make in `windowMs`. @defaultValue 30 */
  readonly failures?: number | undefined;
  /** @defaultValue 60000 */
  readonly windowMs?: number | undefined;
  /**
   * A client of ioredis, so that all processes count together. While Redis is away each counts for itself. @defaultValue this process's memory
   */
  readonly redis?: object | undefined;
  /** What keys in Redis start with. @defaultValue 'nlquery:rate' */
  readonly keyPrefix?: string | undefined;
}

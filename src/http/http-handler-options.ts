import type { CallOptions } from '../ports/call-options.ts';
import type { Logger } from '../ports/logger.ts';
import type { Authenticate } from './security/caller.ts';
import type { CorsOptions } from './security/cors.ts';
import type { RateLimitOptions } from './security/rate-limit-options.ts';

export interface HttpHandlerOptions {
  /**
   * Says who a request comes from: `apiKeys({ stateStore }).authenticate`, or your own. `'none'` opens every route to everybody who can
   * reach the server; it has to be said.
   */
  readonly authenticate: Authenticate | 'none';
  /** What paths start with where the framework leaves it on them: `/api`. @defaultValue none */
  readonly basePath?: string | undefined;
  /** `false` for none. @defaultValue 600 requests a minute and key, 30 failed authentications a minute and address, counted in memory */
  readonly rateLimit?: RateLimitOptions | false | undefined;
  /** Bytes of a request's body at most. @defaultValue 1_000_000 */
  readonly maxBodyBytes?: number | undefined;
  /** Bytes of an advisor task at most. @defaultValue 20_000_000 */
  readonly maxTaskBytes?: number | undefined;
  /** @defaultValue no page of another origin */
  readonly cors?: CorsOptions | undefined;
  /** One line a request: method, route, status, milliseconds, who (as a hash). pino fits. @defaultValue none */
  readonly logger?: Logger | undefined;
  /**
   * The client's address, for limits where there is no key. `toNodeHandler` knows it; it is `null` where nothing is known.
   *
   * @defaultValue what `toNodeHandler` has found
   */
  readonly clientAddress?: ((request: Request) => string | null) | undefined;
  /** Rejects while the server should get no requests; `/ready` says so. @defaultValue looks whether the state store answers */
  readonly ready?: ((options: CallOptions) => Promise<void>) | undefined;
  /** Between two comments on a silent stream of events. @defaultValue 15000 */
  readonly keepAliveMs?: number | undefined;
  /** Makes request ids. @defaultValue crypto.randomUUID */
  readonly createId?: (() => string) | undefined;
}

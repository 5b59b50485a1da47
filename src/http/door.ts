import type { NlQueryError } from '../errors/nl-query-error.ts';
import type { RouteTable } from './create-route-table.ts';
import type { HttpServices } from './http-services.ts';
import type { HttpSettings } from './resolve-http-settings.ts';
import type { RateLimits } from './security/create-rate-limits.ts';

/** What every request has to pass. */
export interface Door {
  readonly services: HttpServices;
  readonly settings: HttpSettings;
  readonly table: RouteTable;
  readonly rateLimits: RateLimits;
}

/** What is known of a request by the time it is answered. */
export interface RequestNotes {
  /** The route's pattern; never the path, which may hold anything. */
  route: string | null;
  ownerId: string | undefined;
  error: NlQueryError | null;
}

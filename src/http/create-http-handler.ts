import { allRoutes } from './all-routes.ts';
import { answer } from './answer.ts';
import { createRouteTable } from './create-route-table.ts';
import type { HttpHandlerOptions } from './http-handler-options.ts';
import type { HttpServices } from './http-services.ts';
import { resolveHttpSettings } from './resolve-http-settings.ts';
import { errorResponse } from './response/error-response.ts';
import { toNlQueryError } from './response/to-nl-query-error.ts';
import { createRateLimits } from './security/create-rate-limits.ts';
import { securityHeaders } from './security/security-headers.ts';

/** Answers one request. Never rejects. */
export type HttpHandler = (request: Request) => Promise<Response>;

/**
 * The REST surface as one fetch handler: mounts as it is where requests are `Request`s (Hono, Deno, Bun), and by `toNodeHandler` in Express,
 * Fastify and `node:http`. What it serves stands in its own `/openapi.json`. Does no I/O before the first request.
 *
 * @throws `INVALID_OPTIONS` with the option at fault
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { createNlQuery } from 'nlquery';
 * import { embedded } from 'nlquery/embedded';
 * import { apiKeys, createHttpHandler, toNodeHandler } from 'nlquery/http';
 *
 * const options = embedded();
 * const keys = apiKeys({ stateStore: options.stateStore });
 * const handler = createHttpHandler(createNlQuery(options), { authenticate: keys.authenticate });
 * createServer(toNodeHandler(handler)).listen(8080);
 * ```
 */
export function createHttpHandler(services: HttpServices, options: HttpHandlerOptions): HttpHandler {
  const settings = resolveHttpSettings(services, options);
  const door = {
    services,
    settings,
    table: createRouteTable(allRoutes(services, settings)),
    rateLimits: createRateLimits(settings.rateLimit),
  };
  // What goes wrong on the way is answered there; this is for a logger or an id of the application's own that throws.
  return (request) =>
    answer(door, request).catch((thrown) => errorResponse(toNlQueryError(thrown), securityHeaders));
}

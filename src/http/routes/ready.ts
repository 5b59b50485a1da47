import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import { orAborted } from '../../shared/or-aborted.ts';
import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { readyBody } from '../wire/server-bodies.ts';

const patienceMs = 5_000;

export function readyRoute(check: (options: CallOptions) => Promise<void>): Route {
  return defineRoute({
    method: 'GET',
    path: '/ready',
    operationId: 'ready',
    summary: 'Whether requests should be sent here.',
    access: 'open',
    tag: 'server',
    responses: [{ status: 200, description: 'They should.', mediaType: 'application/json', body: readyBody }],
    errors: ['NOT_READY'],
    handle: async ({ signal }) => {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
      try {
        await orAborted(check({ signal: limit }), limit);
      } catch (cause) {
        throw new NlQueryError('NOT_READY', 'The server is not ready.', { cause });
      }
      return jsonResponse(200, { status: 'ready' });
    },
  });
}

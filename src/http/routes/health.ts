import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { healthBody } from '../wire/server-bodies.ts';

export const healthRoute: Route = defineRoute({
  method: 'GET',
  path: '/health',
  operationId: 'health',
  summary: 'Whether the process answers.',
  access: 'open',
  tag: 'server',
  responses: [{ status: 200, description: 'It does.', mediaType: 'application/json', body: healthBody }],
  errors: [],
  handle: async () => jsonResponse(200, { status: 'ok' }),
});

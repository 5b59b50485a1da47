import * as z from 'zod';
import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';

export function openApiRoute(document: () => unknown): Route {
  return defineRoute({
    method: 'GET',
    path: '/openapi.json',
    operationId: 'openApi',
    summary: 'This document.',
    access: 'open',
    tag: 'server',
    responses: [
      { status: 200, description: 'OpenAPI 3.1.', mediaType: 'application/json', body: z.looseObject({}) },
    ],
    errors: [],
    handle: async () => jsonResponse(200, document()),
  });
}

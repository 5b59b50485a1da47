import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { addWorkspaceBody, workspaceResultBody } from '../wire/workspace-bodies.ts';
import { workspaceResultOf } from '../wire/workspace-result-of.ts';

export const addWorkspaceRoute: Route = defineRoute({
  method: 'POST',
  path: '/workspace',
  operationId: 'addWorkspace',
  summary:
    'Takes a database in, or looks whether a known one has changed; an ingestion starts if there is something to do.',
  access: 'owner',
  tag: 'workspaces',
  body: addWorkspaceBody,
  responses: [
    { status: 200, description: 'Taken in.', mediaType: 'application/json', body: workspaceResultBody },
  ],
  errors: [
    'INVALID_DB_URL',
    'DB_URL_NOT_ALLOWED',
    'DATABASE_UNREACHABLE',
    'INTROSPECTION_FAILED',
    'INGESTION_FAILED',
  ],
  handle: async ({ services, caller, body, signal }) => {
    const request = { dbUrl: body.db_url, ownerId: caller.ownerId };
    return jsonResponse(200, workspaceResultOf(await services.workspace.add(request, { signal })));
  },
});

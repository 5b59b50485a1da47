import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { workspaceParameters, workspaceResultBody } from '../wire/workspace-bodies.ts';
import { workspaceResultOf } from '../wire/workspace-result-of.ts';

export const refreshWorkspaceRoute: Route = defineRoute({
  method: 'POST',
  path: '/workspace/{workspace_id}/refresh',
  operationId: 'refreshWorkspace',
  summary: 'Looks whether the database has changed, and starts an ingestion if it has.',
  access: 'owner',
  tag: 'workspaces',
  pathParameters: workspaceParameters,
  responses: [
    { status: 200, description: 'Looked.', mediaType: 'application/json', body: workspaceResultBody },
  ],
  errors: [
    'WORKSPACE_NOT_FOUND',
    'DB_URL_NOT_ALLOWED',
    'DATABASE_UNREACHABLE',
    'INTROSPECTION_FAILED',
    'INGESTION_FAILED',
  ],
  handle: async ({ services, caller, parameters, signal }) => {
    const options = { ownerId: caller.ownerId, signal };
    return jsonResponse(
      200,
      workspaceResultOf(await services.workspace.refresh(parameters.workspace_id, options)),
    );
  },
});

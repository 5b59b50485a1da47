import type * as z from 'zod';
import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { workspaceBody, workspaceParameters } from '../wire/workspace-bodies.ts';

export const getWorkspaceRoute: Route = defineRoute({
  method: 'GET',
  path: '/workspace/{workspace_id}',
  operationId: 'getWorkspace',
  summary: 'One workspace, with how far its ingestion is.',
  access: 'owner',
  tag: 'workspaces',
  pathParameters: workspaceParameters,
  responses: [
    { status: 200, description: 'The workspace.', mediaType: 'application/json', body: workspaceBody },
  ],
  errors: ['WORKSPACE_NOT_FOUND'],
  handle: async ({ services, caller, parameters, signal }) => {
    const options = { ownerId: caller.ownerId, signal };
    const { tenantId, dbName, status, progress } = await services.workspace.status(
      parameters.workspace_id,
      options,
    );
    const body: z.input<typeof workspaceBody> = { tenant_id: tenantId, db_name: dbName, status, progress };
    return jsonResponse(200, body);
  },
});

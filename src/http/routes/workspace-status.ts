import type * as z from 'zod';
import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { statusText, workspaceParameters } from '../wire/workspace-bodies.ts';

export const workspaceStatusRoute: Route = defineRoute({
  method: 'GET',
  path: '/status/{workspace_id}',
  operationId: 'workspaceStatus',
  summary: 'How a workspace stands, as one word.',
  access: 'owner',
  tag: 'workspaces',
  pathParameters: workspaceParameters,
  responses: [{ status: 200, description: 'The status.', mediaType: 'application/json', body: statusText }],
  errors: ['WORKSPACE_NOT_FOUND'],
  handle: async ({ services, caller, parameters, signal }) => {
    const options = { ownerId: caller.ownerId, signal };
    const { status } = await services.workspace.status(parameters.workspace_id, options);
    const body: z.input<typeof statusText> = status;
    return jsonResponse(200, body);
  },
});

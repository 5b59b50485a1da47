import { defineRoute } from '../define-route.ts';
import type { Route } from '../route.ts';
import { workspaceParameters } from '../wire/workspace-bodies.ts';

export const removeWorkspaceRoute: Route = defineRoute({
  method: 'DELETE',
  path: '/workspace/{workspace_id}',
  operationId: 'removeWorkspace',
  summary: 'Takes the workspace from the caller; with its last owner go its vectors, its state and its URL.',
  access: 'owner',
  tag: 'workspaces',
  pathParameters: workspaceParameters,
  responses: [{ status: 204, description: 'Removed.', mediaType: null, body: null }],
  errors: ['WORKSPACE_NOT_FOUND'],
  handle: async ({ services, caller, parameters }) => {
    // Not the client's signal: half of it would be worse than none.
    await services.workspace.remove(parameters.workspace_id, { ownerId: caller.ownerId });
    return new Response(null, { status: 204 });
  },
});

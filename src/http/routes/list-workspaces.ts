import type * as z from 'zod';
import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { snakeKeys } from '../wire/snake-keys.ts';
import { workspaceListBody } from '../wire/workspace-bodies.ts';

export const listWorkspacesRoute: Route = defineRoute({
  method: 'GET',
  path: '/workspace',
  operationId: 'listWorkspaces',
  summary: 'The caller’s workspaces, by name.',
  access: 'owner',
  tag: 'workspaces',
  responses: [
    { status: 200, description: 'The workspaces.', mediaType: 'application/json', body: workspaceListBody },
  ],
  errors: [],
  handle: async ({ services, caller, signal }) => {
    const workspaces = await services.workspace.list({ ownerId: caller.ownerId, signal });
    const body: z.input<typeof workspaceListBody> = { workspaces: snakeKeys(workspaces) };
    return jsonResponse(200, body);
  },
});

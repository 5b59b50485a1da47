import type * as z from 'zod';
import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { knowledgeListBody } from '../wire/knowledge-bodies.ts';
import { snakeKeys } from '../wire/snake-keys.ts';
import { workspaceParameters } from '../wire/workspace-bodies.ts';

export const listKnowledgeRoute: Route = defineRoute({
  method: 'GET',
  path: '/workspace/{workspace_id}/knowledge',
  operationId: 'listKnowledge',
  summary: 'Everything the caller has added to this workspace, oldest first.',
  access: 'owner',
  tag: 'knowledge',
  pathParameters: workspaceParameters,
  responses: [
    { status: 200, description: 'The entries.', mediaType: 'application/json', body: knowledgeListBody },
  ],
  errors: ['WORKSPACE_NOT_FOUND'],
  handle: async ({ services, caller, parameters, signal }) => {
    const target = { workspaceId: parameters.workspace_id, ownerId: caller.ownerId };
    const entries = snakeKeys(await services.knowledge.list(target, { signal }));
    return jsonResponse(200, { entries } satisfies z.input<typeof knowledgeListBody>);
  },
});

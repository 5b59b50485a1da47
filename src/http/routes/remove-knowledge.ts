import { NlQueryError } from '../../errors/nl-query-error.ts';
import { defineRoute } from '../define-route.ts';
import type { Route } from '../route.ts';
import { knowledgeQuery } from '../wire/knowledge-bodies.ts';
import { workspaceParameters } from '../wire/workspace-bodies.ts';

export const removeKnowledgeRoute: Route = defineRoute({
  method: 'DELETE',
  path: '/workspace/{workspace_id}/knowledge',
  operationId: 'removeKnowledge',
  summary: 'Takes one entry away.',
  access: 'owner',
  tag: 'knowledge',
  pathParameters: workspaceParameters,
  queryParameters: knowledgeQuery,
  responses: [{ status: 204, description: 'Removed.', mediaType: null, body: null }],
  errors: ['WORKSPACE_NOT_FOUND', 'KNOWLEDGE_NOT_FOUND'],
  handle: async ({ services, caller, parameters: { workspace_id: workspaceId, id } }) => {
    if (await services.knowledge.remove({ workspaceId, id, ownerId: caller.ownerId })) {
      return new Response(null, { status: 204 });
    }
    throw new NlQueryError('KNOWLEDGE_NOT_FOUND', 'There is no such entry.', { details: { id } });
  },
});

import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { addKnowledgeBody, knowledgeIdBody } from '../wire/knowledge-bodies.ts';
import { workspaceParameters } from '../wire/workspace-bodies.ts';

export const addKnowledgeRoute: Route = defineRoute({
  method: 'POST',
  path: '/workspace/{workspace_id}/knowledge',
  operationId: 'addKnowledge',
  summary:
    'Adds what the schema does not say: a term, a note on a table or column, or a question with its statement.',
  access: 'owner',
  tag: 'knowledge',
  pathParameters: workspaceParameters,
  body: addKnowledgeBody,
  responses: [{ status: 200, description: 'Added.', mediaType: 'application/json', body: knowledgeIdBody }],
  errors: [
    'WORKSPACE_NOT_FOUND',
    'INGESTION_IN_PROGRESS',
    'SQL_REJECTED',
    'SQL_FAULT',
    'DATABASE_UNREACHABLE',
    'DB_URL_NOT_ALLOWED',
    'EMBEDDER_FAILED',
  ],
  handle: async ({ services, caller, parameters, body, signal }) => {
    const { ownerId, principal } = caller;
    const request = { workspaceId: parameters.workspace_id, entry: body.entry, ownerId, principal };
    const { id } = await services.knowledge.add(request, { signal });
    return jsonResponse(200, { id });
  },
});

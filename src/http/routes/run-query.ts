import { defineRoute } from '../define-route.ts';
import { answerResponse } from '../response/answer-response.ts';
import type { Route } from '../route.ts';
import { runBody } from '../wire/answer-bodies.ts';
import { answerResponses } from '../wire/answer-responses.ts';

export const runQueryRoute: Route = defineRoute({
  method: 'POST',
  path: '/query/run',
  operationId: 'runQuery',
  summary: 'Runs a statement that a person wrote or edited, through the same guard as a model’s.',
  access: 'owner',
  tag: 'questions',
  body: runBody,
  responses: answerResponses,
  errors: ['WORKSPACE_NOT_FOUND', 'INGESTION_IN_PROGRESS', 'DB_URL_NOT_ALLOWED'],
  handle: (request) => {
    const { services, caller, body } = request;
    const { ownerId, principal } = caller;
    const statement = { workspaceId: body.workspace_id, sql: body.sql, ownerId, principal };
    return answerResponse(request, (options) => services.query.run(statement, options));
  },
});

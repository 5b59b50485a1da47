import { defineRoute } from '../define-route.ts';
import { answerResponse } from '../response/answer-response.ts';
import type { Route } from '../route.ts';
import { queryBody } from '../wire/answer-bodies.ts';
import { answerResponses } from '../wire/answer-responses.ts';

export const queryRoute: Route = defineRoute({
  method: 'POST',
  path: '/query',
  operationId: 'query',
  summary: 'Answers a question with rows, or says why there are none.',
  access: 'owner',
  tag: 'questions',
  body: queryBody,
  responses: answerResponses,
  errors: [
    'WORKSPACE_NOT_FOUND',
    'INGESTION_IN_PROGRESS',
    'DB_URL_NOT_ALLOWED',
    'EMBEDDER_FAILED',
    'LLM_FAILED',
  ],
  handle: (request) => {
    const { services, caller, body } = request;
    const question = {
      workspaceId: body.workspace_id,
      prompt: body.prompt,
      returnSqlOnly: body.return_sql_only,
      timeZone: body.time_zone,
      ownerId: caller.ownerId,
      principal: caller.principal,
    };
    return answerResponse(request, (options) => services.query.ask(question, options));
  },
});

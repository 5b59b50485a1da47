import type { AdvisorService } from '../../advisor/advisor-service.ts';
import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { newTaskBody, taskIdBody } from '../wire/advisor-bodies.ts';

export function submitTaskRoute(advisor: AdvisorService): Route {
  return defineRoute({
    method: 'POST',
    path: '/new',
    operationId: 'submitTask',
    summary: 'Gives a warehouse’s DDL and query log to the advisor.',
    access: 'owner',
    tag: 'advisor',
    body: newTaskBody,
    bodySize: 'large',
    responses: [
      {
        status: 200,
        description: 'The task is in the queue.',
        mediaType: 'application/json',
        body: taskIdBody,
      },
    ],
    errors: ['INVALID_DB_URL', 'DB_URL_NOT_ALLOWED'],
    handle: async ({ caller, body, signal }) => {
      const queries = body.queries.map(({ executiontime, ...query }) => ({
        ...query,
        executiontime: executiontime ?? undefined,
      }));
      const payload = { url: body.url ?? '', ddl: body.ddl, queries };
      const asked = { precompute: body.precompute ?? undefined, prune: body.prune ?? undefined };
      const { taskId } = await advisor.submit(payload, { ...asked, ownerId: caller.ownerId, signal });
      return jsonResponse(200, { taskid: taskId });
    },
  });
}

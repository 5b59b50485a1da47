import type * as z from 'zod';
import type { AdvisorResult, AdvisorService } from '../../advisor/advisor-service.ts';
import { defineRoute } from '../define-route.ts';
import { taskIdOf } from '../request/task-id-of.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import {
  resultQuery,
  type strictResultBody,
  type taskResultBody,
  taskResultOrStrictBody,
} from '../wire/advisor-bodies.ts';

export function taskResultRoute(advisor: AdvisorService): Route {
  return defineRoute({
    method: 'GET',
    path: '/getresult',
    operationId: 'taskResult',
    summary: 'The design: `ddl`, `migrations` and `queries` can be executed in this order.',
    access: 'owner',
    tag: 'advisor',
    queryParameters: resultQuery,
    responses: [
      {
        status: 200,
        description: 'The result.',
        mediaType: 'application/json',
        body: taskResultOrStrictBody,
      },
    ],
    errors: ['TASK_NOT_FOUND', 'TASK_NOT_READY'],
    handle: async ({ caller, parameters, signal }) => {
      const options = { ownerId: caller.ownerId, signal };
      const result = await advisor.result(taskIdOf(parameters), options);
      return jsonResponse(200, parameters.format === 'strict' ? strictResultOf(result) : resultOf(result));
    },
  });
}

function resultOf(result: AdvisorResult): z.input<typeof taskResultBody> {
  const { taskId, status, ok, tokensUsed } = result;
  const facts = { taskid: taskId, status, result: { ok, meta: { tokens_used: tokensUsed } } };
  return { ...facts, ...strictResultOf(result) };
}

function strictResultOf({ ddl, migrations, queries }: AdvisorResult): z.input<typeof strictResultBody> {
  return {
    ddl: ddl.map(({ statement }) => ({ statement })),
    migrations: migrations.map(({ statement }) => ({ statement })),
    queries: queries.map(({ queryid, query }) => ({ queryid, query })),
  };
}

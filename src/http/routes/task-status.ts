import type * as z from 'zod';
import type { AdvisorService } from '../../advisor/advisor-service.ts';
import { defineRoute } from '../define-route.ts';
import { taskIdOf } from '../request/task-id-of.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { taskQuery, taskStatusBody } from '../wire/advisor-bodies.ts';
import { taskStatusOf } from '../wire/task-status-of.ts';

export function taskStatusRoute(advisor: AdvisorService): Route {
  return defineRoute({
    method: 'GET',
    path: '/status',
    operationId: 'taskStatus',
    summary: 'How an advisor task stands.',
    access: 'owner',
    tag: 'advisor',
    queryParameters: taskQuery,
    responses: [
      { status: 200, description: 'The status.', mediaType: 'application/json', body: taskStatusBody },
    ],
    errors: ['TASK_NOT_FOUND'],
    handle: async ({ caller, parameters, signal }) => {
      const options = { ownerId: caller.ownerId, signal };
      const body: z.input<typeof taskStatusBody> = taskStatusOf(
        await advisor.status(taskIdOf(parameters), options),
      );
      return jsonResponse(200, body);
    },
  });
}

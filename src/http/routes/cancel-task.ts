import type { AdvisorService } from '../../advisor/advisor-service.ts';
import { defineRoute } from '../define-route.ts';
import { taskIdOf } from '../request/task-id-of.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { taskQuery, taskStatusBody } from '../wire/advisor-bodies.ts';
import { taskStatusOf } from '../wire/task-status-of.ts';

export function cancelTaskRoute(advisor: AdvisorService): Route {
  return defineRoute({
    method: 'DELETE',
    path: '/task',
    operationId: 'cancelTask',
    summary: 'Ends a task that is waiting or running. A finished one stays as it is.',
    access: 'owner',
    tag: 'advisor',
    queryParameters: taskQuery,
    responses: [
      { status: 200, description: 'How it stands now.', mediaType: 'application/json', body: taskStatusBody },
    ],
    errors: ['TASK_NOT_FOUND'],
    handle: async ({ caller, parameters }) =>
      jsonResponse(
        200,
        taskStatusOf(await advisor.cancel(taskIdOf(parameters), { ownerId: caller.ownerId })),
      ),
  });
}

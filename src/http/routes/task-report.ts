import * as z from 'zod';
import type { AdvisorService } from '../../advisor/advisor-service.ts';
import { renderReportPage } from '../../advisor/report/render-report-page.ts';
import { defineRoute } from '../define-route.ts';
import { taskIdOf } from '../request/task-id-of.ts';
import { jsonResponse } from '../response/json-response.ts';

import type { Route } from '../route.ts';
import { reportQuery, taskReportBody } from '../wire/advisor-bodies.ts';
import { taskReportOf } from '../wire/task-report-of.ts';

export function taskReportRoute(advisor: AdvisorService): Route {
  return defineRoute({
    method: 'GET',
    path: '/report',
    operationId: 'taskReport',
    summary:
      'What was proposed, why, what it saves and how far it was verified; of a running task, what is known so far.',
    access: 'owner',
    tag: 'advisor',
    queryParameters: reportQuery,
    responses: [
      { status: 200, description: 'The report.', mediaType: 'application/json', body: taskReportBody },
      { status: 200, description: 'With `format=html`: a page.', mediaType: 'text/html', body: z.string() },
    ],
    errors: ['TASK_NOT_FOUND'],
    handle: async ({ caller, parameters, signal }) => {
      const options = { ownerId: caller.ownerId, signal };
      const report = await advisor.report(taskIdOf(parameters), options);
      const body: z.input<typeof taskReportBody> = taskReportOf(report);
      if (parameters.format !== 'html') return jsonResponse(200, body);
      return new Response(renderReportPage(report), {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        },
      });
    },
  });
}

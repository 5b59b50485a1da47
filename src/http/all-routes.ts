import type { HttpServices } from './http-services.ts';
import { buildOpenApi } from './open-api/build-open-api.ts';
import type { HttpSettings } from './resolve-http-settings.ts';
import type { Route } from './route.ts';
import { addKnowledgeRoute } from './routes/add-knowledge.ts';
import { addWorkspaceRoute } from './routes/add-workspace.ts';
import { cancelTaskRoute } from './routes/cancel-task.ts';
import { getSchemaRoute } from './routes/get-schema.ts';
import { getWorkspaceRoute } from './routes/get-workspace.ts';
import { healthRoute } from './routes/health.ts';
import { listKnowledgeRoute } from './routes/list-knowledge.ts';
import { listWorkspacesRoute } from './routes/list-workspaces.ts';
import { openApiRoute } from './routes/openapi.ts';
import { queryRoute } from './routes/query.ts';
import { readyRoute } from './routes/ready.ts';
import { refreshWorkspaceRoute } from './routes/refresh-workspace.ts';
import { removeKnowledgeRoute } from './routes/remove-knowledge.ts';
import { removeWorkspaceRoute } from './routes/remove-workspace.ts';
import { runQueryRoute } from './routes/run-query.ts';
import { submitTaskRoute } from './routes/submit-task.ts';
import { taskReportRoute } from './routes/task-report.ts';
import { taskResultRoute } from './routes/task-result.ts';
import { taskStatusRoute } from './routes/task-status.ts';
import { workspaceStatusRoute } from './routes/workspace-status.ts';

/** Every route there is, the OpenAPI document of all of them among them. */
export function allRoutes({ advisor }: HttpServices, settings: HttpSettings): readonly Route[] {
  let document: unknown;
  const routes: readonly Route[] = [
    addWorkspaceRoute,
    listWorkspacesRoute,
    getWorkspaceRoute,
    removeWorkspaceRoute,
    getSchemaRoute,
    refreshWorkspaceRoute,
    workspaceStatusRoute,
    queryRoute,
    runQueryRoute,
    listKnowledgeRoute,
    addKnowledgeRoute,
    removeKnowledgeRoute,
    ...(advisor === undefined
      ? []
      : [
          submitTaskRoute(advisor),
          taskStatusRoute(advisor),
          taskResultRoute(advisor),
          taskReportRoute(advisor),
          cancelTaskRoute(advisor),
        ]),
    openApiRoute(() => {
      document ??= buildOpenApi(routes, settings);
      return document;
    }),
    healthRoute,
    readyRoute(settings.ready),
  ];
  return routes;
}

import type { Dependencies } from '../dependencies.ts';
import { addWorkspace } from './add-workspace.ts';
import { listWorkspaces } from './list-workspaces.ts';
import { refreshWorkspace } from './refresh-workspace.ts';
import { removeWorkspace } from './remove-workspace.ts';
import { workspaceReady } from './workspace-ready.ts';
import { workspaceSchema } from './workspace-schema.ts';
import type { WorkspaceService } from './workspace-service.ts';
import { workspaceStatus } from './workspace-status.ts';

export function createWorkspaceService(dependencies: Dependencies): WorkspaceService {
  return {
    add: (request, options) => addWorkspace(dependencies, request, options),
    refresh: (tenantId, options) => refreshWorkspace(dependencies, tenantId, options),
    list: (options) => listWorkspaces(dependencies, options),
    status: (tenantId, options) => workspaceStatus(dependencies, tenantId, options),
    ready: (tenantId, options) => workspaceReady(dependencies, tenantId, options),
    schema: (tenantId, options) => workspaceSchema(dependencies, tenantId, options),
    remove: (tenantId, options) => removeWorkspace(dependencies, tenantId, options),
  };
}

import type { Dependencies } from '../dependencies.ts';
import { readStatus } from './read-status.ts';
import { requireWorkspace } from './require-workspace.ts';
import type { WorkspaceOptions, WorkspaceStatus } from './workspace-service.ts';

export async function workspaceStatus(
  dependencies: Pick<Dependencies, 'stateStore' | 'vectorStore' | 'queue' | 'now'>,
  tenantId: string,
  options: WorkspaceOptions = {},
): Promise<WorkspaceStatus> {
  const { dbName } = await requireWorkspace(dependencies, tenantId, options);
  const record = await readStatus(dependencies, tenantId, options);
  if (record?.state === 'IN_PROGRESS') {
    return { tenantId, dbName, status: 'IN_PROGRESS', progress: record.progress };
  }
  if (record?.state === 'ERROR') {
    return { tenantId, dbName, status: `ERROR: ${record.message}`, progress: null };
  }
  const manifest = await dependencies.vectorStore.readManifest(tenantId, options);
  if (manifest) return { tenantId, dbName, status: 'DONE', progress: null };
  const status = 'ERROR: Nothing is stored. Add or refresh the workspace.';
  return { tenantId, dbName, status, progress: null };
}

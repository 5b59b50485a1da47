import type { Dependencies } from '../dependencies.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import { readTenantRecord } from './read-tenant-record.ts';
import { stateKeys } from './state-keys.ts';
import type { WorkspaceOptions, WorkspaceSummary } from './workspace-service.ts';
import { workspaceStatus } from './workspace-status.ts';

export async function listWorkspaces(
  dependencies: Pick<Dependencies, 'stateStore' | 'vectorStore' | 'queue' | 'now'>,
  options: WorkspaceOptions = {},
): Promise<readonly WorkspaceSummary[]> {
  const prefix = stateKeys.workspaces(options.ownerId);
  const records = await dependencies.stateStore.list(prefix, options);
  const tenantIds = records.map(({ key }) => key.slice(prefix.length));
  const summaries = await Promise.all(tenantIds.map(summarise));
  return summaries.flatMap((summary) => summary ?? []).sort((a, b) => a.dbName.localeCompare(b.dbName, 'en'));

  async function summarise(tenantId: string): Promise<WorkspaceSummary | null> {
    try {
      const { status } = await workspaceStatus(dependencies, tenantId, options);
      const tenant = await readTenantRecord(dependencies, tenantId, options);
      return tenant && { tenantId, dbName: tenant.dbName, status };
    } catch (error) {
      if (isNlQueryError(error, 'WORKSPACE_NOT_FOUND')) return null; // removed meanwhile
      throw error;
    }
  }
}

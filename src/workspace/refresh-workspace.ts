import type { Dependencies } from '../dependencies.ts';
import { requireWorkspace } from './require-workspace.ts';
import { type SyncDependencies, syncTenant } from './sync-tenant.ts';
import type { WorkspaceOptions, WorkspaceResult } from './workspace-service.ts';

export async function refreshWorkspace(
  dependencies: SyncDependencies & Pick<Dependencies, 'urlCipher'>,
  tenantId: string,
  options: WorkspaceOptions = {},
): Promise<WorkspaceResult> {
  const tenant = await requireWorkspace(dependencies, tenantId, options);
  const dbUrl = dependencies.urlCipher.decrypt(tenant.encryptedUrl);
  return syncTenant(dependencies, { tenantId, dbUrl, tenant, register: async () => {} }, options);
}

import type { Dependencies } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { readTenantRecord, type TenantRecord } from './read-tenant-record.ts';
import { stateKeys } from './state-keys.ts';
import type { WorkspaceOptions } from './workspace-service.ts';

/**
 * The tenant's record, if this owner has added it.
 *
 * @throws `WORKSPACE_NOT_FOUND` alike for a tenant that does not exist and for one that is somebody else's
 */
export async function requireWorkspace(
  dependencies: Pick<Dependencies, 'stateStore'>,
  tenantId: string,
  options: WorkspaceOptions = {},
): Promise<TenantRecord> {
  const key = stateKeys.workspace(options.ownerId, tenantId);
  const [membership, tenant] = await Promise.all([
    dependencies.stateStore.get(key, options),
    readTenantRecord(dependencies, tenantId, options),
  ]);
  if (membership !== null && tenant !== null) return tenant;
  throw new NlQueryError('WORKSPACE_NOT_FOUND', `There is no workspace "${tenantId}".`, {
    details: { tenantId },
  });
}

import { findDatabase } from '../connections/find-database.ts';
import type { Dependencies } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { CallOptions } from '../ports/call-options.ts';
import { readTenantRecord } from './read-tenant-record.ts';
import { stateKeys } from './state-keys.ts';
import { type SyncDependencies, syncTenant } from './sync-tenant.ts';
import { tenantIdOf } from './tenant-id-of.ts';
import type { AddWorkspaceRequest, WorkspaceResult } from './workspace-service.ts';

export async function addWorkspace(
  dependencies: SyncDependencies & Pick<Dependencies, 'databases' | 'tenantKey' | 'urlCipher'>,
  request: AddWorkspaceRequest,
  options: CallOptions = {},
): Promise<WorkspaceResult> {
  const { ownerId } = request;
  const dbUrl = requireText(request.dbUrl);
  const { canonicalUrl, databaseName } = findDatabase(dependencies.databases, dbUrl).parseUrl(dbUrl);
  const tenantId = tenantIdOf(canonicalUrl, dependencies.tenantKey);
  const known = await readTenantRecord(dependencies, tenantId, options);
  const tenant = {
    dbName: databaseName,
    encryptedUrl: dependencies.urlCipher.encrypt(dbUrl),
    wantedChecksum: known?.wantedChecksum ?? null,
  };
  return syncTenant(dependencies, { tenantId, dbUrl, tenant, register }, options);

  async function register(): Promise<void> {
    const addedAt = new Date(dependencies.now()).toISOString();
    await dependencies.stateStore.set(stateKeys.owner(tenantId, ownerId), { addedAt }, options);
    await dependencies.stateStore.set(stateKeys.workspace(ownerId, tenantId), { addedAt }, options);
  }
}

function requireText(dbUrl: unknown): string {
  if (typeof dbUrl === 'string' && dbUrl.trim() !== '') return dbUrl.trim();
  throw new NlQueryError('INVALID_DB_URL', 'A database URL is needed.', {});
}

import type { Dependencies } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Manifest } from '../ports/manifest.ts';
import { readStatus } from '../workspace/read-status.ts';
import { requireWorkspace } from '../workspace/require-workspace.ts';

/** A tenant that can be asked. */
export interface LoadedWorkspace {
  readonly tenantId: string;
  readonly dbUrl: string;
  readonly manifest: Manifest;
  readonly catalog: Catalog;
}

/** @throws `WORKSPACE_NOT_FOUND` `INGESTION_IN_PROGRESS` */
export async function loadWorkspace(
  dependencies: Pick<
    Dependencies,
    'stateStore' | 'vectorStore' | 'queue' | 'catalogSnapshots' | 'urlCipher' | 'now'
  >,
  { workspaceId: tenantId, ownerId }: { readonly workspaceId: string; readonly ownerId?: string | undefined },
  options: CallOptions,
): Promise<LoadedWorkspace> {
  const [tenant, status, manifest] = await Promise.all([
    requireWorkspace(dependencies, tenantId, { ...options, ownerId }),
    readStatus(dependencies, tenantId, options),
    dependencies.vectorStore.readManifest(tenantId, options),
  ]);
  if (status?.state === 'IN_PROGRESS') {
    const message = 'The database is being ingested. Wait until its status is DONE.';
    throw new NlQueryError('INGESTION_IN_PROGRESS', message, { details: { tenantId } });
  }
  const catalog =
    manifest && (await dependencies.catalogSnapshots.read(tenantId, manifest.catalogChecksum, options));
  if (!manifest || !catalog) {
    throw new NlQueryError('WORKSPACE_NOT_FOUND', 'Database not ingested yet', { details: { tenantId } });
  }
  return { tenantId, dbUrl: dependencies.urlCipher.decrypt(tenant.encryptedUrl), manifest, catalog };
}

import type { Dependencies } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { visibleCatalog } from '../policy/visible-catalog.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Manifest } from '../ports/manifest.ts';
import type { ColumnValues } from '../values/column-values.ts';
import { readStatus } from '../workspace/read-status.ts';
import { requireWorkspace } from '../workspace/require-workspace.ts';
import { loadValues } from './load-values.ts';

/** A tenant that can be asked. */
export interface LoadedWorkspace {
  readonly tenantId: string;
  readonly dbUrl: string;
  readonly manifest: Manifest;
  readonly catalog: Catalog;
  /** What literals of a question may be matched to. */
  readonly values: readonly ColumnValues[];
}

/** @throws `WORKSPACE_NOT_FOUND` `INGESTION_IN_PROGRESS` */
export async function loadWorkspace(
  dependencies: Pick<
    Dependencies,
    | 'stateStore'
    | 'vectorStore'
    | 'queue'
    | 'catalogSnapshots'
    | 'valueSnapshots'
    | 'urlCipher'
    | 'settings'
    | 'now'
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
  const stored =
    manifest && (await dependencies.catalogSnapshots.read(tenantId, manifest.catalogChecksum, options));
  if (!manifest || !stored) {
    throw new NlQueryError('WORKSPACE_NOT_FOUND', 'Database not ingested yet', { details: { tenantId } });
  }
  // What was stored under a wider policy is not shown under this one.
  const catalog = visibleCatalog(stored, dependencies.settings.policy);
  const dbUrl = dependencies.urlCipher.decrypt(tenant.encryptedUrl);
  const values = await loadValues(dependencies, { tenantId, catalog, manifest }, options);
  return { tenantId, dbUrl, manifest, catalog, values };
}

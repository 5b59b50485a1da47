import { describeRelations } from '../catalog/describe-relations.ts';
import type { Dependencies } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { visibleCatalog } from '../policy/visible-catalog.ts';
import { readStatus } from './read-status.ts';
import { requireWorkspace } from './require-workspace.ts';
import type { WorkspaceOptions, WorkspaceSchema } from './workspace-service.ts';

/** While a new state of the schema is being ingested, the one before, which goes on serving, is given. */
export async function workspaceSchema(
  dependencies: Pick<
    Dependencies,
    'stateStore' | 'vectorStore' | 'queue' | 'catalogSnapshots' | 'settings' | 'now'
  >,
  tenantId: string,
  options: WorkspaceOptions = {},
): Promise<WorkspaceSchema> {
  await requireWorkspace(dependencies, tenantId, options);
  const manifest = await dependencies.vectorStore.readManifest(tenantId, options);
  const stored =
    manifest && (await dependencies.catalogSnapshots.read(tenantId, manifest.catalogChecksum, options));
  if (!stored) throw await whyNone(dependencies, tenantId, options);
  const catalog = visibleCatalog(stored, dependencies.settings.policy);
  return { tenantId, catalog, relations: describeRelations(catalog) };
}

async function whyNone(
  dependencies: Pick<Dependencies, 'stateStore' | 'queue' | 'now'>,
  tenantId: string,
  options: WorkspaceOptions,
): Promise<NlQueryError> {
  const status = await readStatus(dependencies, tenantId, options);
  const details = { tenantId };
  if (status?.state === 'IN_PROGRESS') {
    const message = 'The database is being ingested. Wait until its status is DONE.';
    return new NlQueryError('INGESTION_IN_PROGRESS', message, { details });
  }
  return new NlQueryError('WORKSPACE_NOT_FOUND', 'Database not ingested yet', { details });
}

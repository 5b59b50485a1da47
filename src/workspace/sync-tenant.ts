import { checksumCatalog } from '../catalog/checksum-catalog.ts';
import { reuseTables } from '../catalog/reuse-tables.ts';
import type { Dependencies } from '../dependencies.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { visibleCatalog } from '../policy/visible-catalog.ts';
import { warnOfIdlePolicies } from '../policy/warn-of-idle-policies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Manifest } from '../ports/manifest.ts';
import { readRoleWarnings } from './read-role-warnings.ts';
import type { TenantRecord } from './read-tenant-record.ts';
import { startIngestion } from './start-ingestion.ts';
import { stateKeys } from './state-keys.ts';
import type { StatusRecord } from './status-record.ts';
import type { WorkspaceResult } from './workspace-service.ts';

export type SyncDependencies = Pick<
  Dependencies,
  | 'stateStore'
  | 'vectorStore'
  | 'embedder'
  | 'queue'
  | 'connections'
  | 'catalogSnapshots'
  | 'valueSnapshots'
  | 'settings'
  | 'logger'
  | 'now'
>;

export interface SyncSubject {
  readonly tenantId: string;
  readonly dbUrl: string;
  readonly tenant: TenantRecord;
  /** Called once it is certain that the workspace will exist. */
  readonly register: () => Promise<void>;
}

/** Compares the live database with what is stored, and starts an ingestion if they differ. */
export async function syncTenant(
  dependencies: SyncDependencies,
  subject: SyncSubject,
  options: CallOptions,
): Promise<WorkspaceResult> {
  const { tenantId } = subject;
  const stored = await readStored(dependencies, tenantId, options);
  const live = await introspect(dependencies, { ...subject, since: stored?.catalog }, options);
  if ('reason' in live) return serveStored(dependencies, { ...subject, ...live, stored }, options);

  const warnings = await readRoleWarnings(dependencies, subject, options);
  const checksum = checksumCatalog(live.catalog);
  // The checksum first: a running ingestion must not take the snapshot for one that nobody wants.
  await saveTenant(
    dependencies,
    { ...subject, tenant: { ...subject.tenant, wantedChecksum: checksum } },
    options,
  );
  await dependencies.catalogSnapshots.write(tenantId, checksum, live.catalog, options);
  if (await isCurrent(dependencies, { tenantId, checksum, stored }, options)) {
    await dropStaleStatus(dependencies, tenantId, options);
    return { tenantId, status: 'DONE', message: null, warnings };
  }
  const started = await startIngestion(dependencies, { tenantId, hasStored: stored !== null }, options);
  return { ...started, warnings };
}

interface Stored {
  readonly manifest: Manifest;
  readonly catalog: Catalog;
}

/** The manifest and the catalog it speaks of: one without the other cannot serve. */
async function readStored(
  { vectorStore, catalogSnapshots }: SyncDependencies,
  tenantId: string,
  options: CallOptions,
): Promise<Stored | null> {
  const manifest = await vectorStore.readManifest(tenantId, options);
  if (!manifest) return null;
  const catalog = await catalogSnapshots.read(tenantId, manifest.catalogChecksum, options);
  return catalog && { manifest, catalog };
}

async function isCurrent(
  { embedder, valueSnapshots, settings }: SyncDependencies,
  subject: { readonly tenantId: string; readonly checksum: string; readonly stored: Stored | null },
  options: CallOptions,
): Promise<boolean> {
  const { tenantId, checksum, stored } = subject;
  if (stored?.manifest.catalogChecksum !== checksum) return false;
  if (stored.manifest.embedderId !== embedder.id) return false;
  return settings.values !== 'sampled' || (await valueSnapshots.read(tenantId, checksum, options)) !== null;
}

async function introspect(
  { connections, settings, logger }: SyncDependencies,
  target: SyncSubject & { readonly since: Catalog | undefined },
  options: CallOptions,
): Promise<{ readonly catalog: Catalog } | { readonly reason: string; readonly error: NlQueryError }> {
  try {
    const catalog = await connections.with(
      target,
      (open) => open.introspect({ ...options, since: target.since }),
      options,
    );
    warnOfIdlePolicies({ logger, settings }, target.tenantId, catalog);
    const visible = visibleCatalog(catalog, settings.policy);
    return { catalog: target.since ? reuseTables(visible, target.since) : visible };
  } catch (error) {
    if (isNlQueryError(error, 'DATABASE_UNREACHABLE')) return { reason: error.details.reason, error };
    if (isNlQueryError(error, 'INTROSPECTION_FAILED')) return { reason: error.message, error };
    throw error;
  }
}

async function serveStored(
  dependencies: SyncDependencies,
  failed: SyncSubject & {
    readonly reason: string;
    readonly error: NlQueryError;
    readonly stored: Stored | null;
  },
  options: CallOptions,
): Promise<WorkspaceResult> {
  const { tenantId, reason, error, stored } = failed;
  if (!stored) {
    if (!isNlQueryError(error, 'DATABASE_UNREACHABLE')) throw error;
    throw new NlQueryError('DATABASE_UNREACHABLE', `ERROR: ${reason}`, {
      details: { reason },
      cause: error.cause,
    });
  }
  dependencies.logger.warn({ tenantId, reason }, 'database unreachable, serving what is stored');
  await saveTenant(dependencies, failed, options);
  const message = `WARN: Will using existing stored because of error when connecting to database: ${reason}`;
  return { tenantId, status: 'DONE', message, warnings: [] };
}

async function saveTenant(
  { stateStore }: SyncDependencies,
  { tenantId, tenant, register }: SyncSubject,
  options: CallOptions,
): Promise<void> {
  await stateStore.set(stateKeys.tenant(tenantId), tenant, options);
  await register();
}

/** Nothing is to be done: an earlier error is past. A running ingestion keeps its status. */
async function dropStaleStatus(
  { stateStore }: SyncDependencies,
  tenantId: string,
  options: CallOptions,
): Promise<void> {
  const status = (await stateStore.get(stateKeys.status(tenantId), options)) as StatusRecord | null;
  if (status?.state === 'ERROR') await stateStore.delete(stateKeys.status(tenantId), options);
}

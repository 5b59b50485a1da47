import type { Dependencies } from '../dependencies.ts';
import { removeOwnerKnowledge } from '../knowledge/remove-owner-knowledge.ts';
import { abortableDelay } from '../shared/abortable-delay.ts';
import { ingestionJobName } from './ingestion-job.ts';
import { readTenantRecord, type TenantRecord } from './read-tenant-record.ts';
import { requireWorkspace } from './require-workspace.ts';
import { stateKeys } from './state-keys.ts';
import type { WorkspaceOptions } from './workspace-service.ts';

type RemoveDependencies = Pick<
  Dependencies,
  | 'stateStore'
  | 'vectorStore'
  | 'queue'
  | 'connections'
  | 'catalogSnapshots'
  | 'valueSnapshots'
  | 'settings'
  | 'now'
>;

export async function removeWorkspace(
  dependencies: RemoveDependencies,
  tenantId: string,
  options: WorkspaceOptions = {},
): Promise<void> {
  const { stateStore } = dependencies;
  const tenant = await requireWorkspace(dependencies, tenantId, options);
  await removeOwnerKnowledge(dependencies, { tenantId, ownerId: options.ownerId }, options);
  try {
    await stateStore.delete(stateKeys.workspace(options.ownerId, tenantId), options);
    await stateStore.delete(stateKeys.owner(tenantId, options.ownerId), options);
    const owners = await stateStore.list(stateKeys.owners(tenantId), options);
    if (owners.length === 0) await removeTenant(dependencies, tenantId, options);
  } catch (error) {
    await restore(dependencies, { tenantId, tenant, ownerId: options.ownerId }).catch(() => {});
    throw error;
  }
}

/** Gives the owner the workspace back, so that removing it can be tried again: what is stored would be nobody's otherwise. */
async function restore(
  { stateStore, now }: RemoveDependencies,
  subject: { readonly tenantId: string; readonly tenant: TenantRecord; readonly ownerId: string | undefined },
): Promise<void> {
  const { tenantId, tenant, ownerId } = subject;
  const addedAt = new Date(now()).toISOString();
  // Not over what somebody has added meanwhile, and whatever the caller's signal says.
  await stateStore.set(stateKeys.tenant(tenantId), tenant, { ifAbsent: true });
  await stateStore.set(stateKeys.owner(tenantId, ownerId), { addedAt }, { ifAbsent: true });
  await stateStore.set(stateKeys.workspace(ownerId, tenantId), { addedAt }, { ifAbsent: true });
}

/** The record goes first: without it a running ingestion stops at its next step. The vectors go when it has. */
async function removeTenant(
  dependencies: RemoveDependencies,
  tenantId: string,
  options: WorkspaceOptions,
): Promise<void> {
  const { stateStore, vectorStore, queue, connections, catalogSnapshots, valueSnapshots } = dependencies;
  await stateStore.delete(stateKeys.tenant(tenantId), options);
  await stateStore.delete(stateKeys.status(tenantId), options);
  await queue.cancel(ingestionJobName, tenantId, options);
  await ingestionEnded(dependencies, tenantId, options);
  // Added again in the meantime: what is stored is theirs now.
  if (await readTenantRecord(dependencies, tenantId, options)) return;
  await vectorStore.clear(tenantId, options);
  await stateStore.delete(stateKeys.settled(tenantId), options);
  await catalogSnapshots.clear(tenantId, options);
  await valueSnapshots.clear(tenantId, options);
  await connections.drop(tenantId);
}

/** A worker that does not end within its lease is dead or has lost the job. A job for whoever has added it again may go on. */
async function ingestionEnded(
  dependencies: RemoveDependencies,
  tenantId: string,
  options: WorkspaceOptions,
): Promise<void> {
  const { queue, settings, now } = dependencies;
  const deadline = now() + settings.leaseMs;
  while (now() < deadline) {
    const job = await queue.inspect(ingestionJobName, tenantId, options);
    if (job === null || (await readTenantRecord(dependencies, tenantId, options))) return;
    await abortableDelay(20, options.signal);
  }
}

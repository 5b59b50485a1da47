import type { Dependencies } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { reasonOf } from '../errors/reason-of.ts';
import type { CallOptions } from '../ports/call-options.ts';
import { enqueueIngestion } from './enqueue-ingestion.ts';
import { stateKeys } from './state-keys.ts';
import type { StatusRecord } from './status-record.ts';
import type { WorkspaceResult } from './workspace-service.ts';

/**
 * Marks the tenant as being ingested and enqueues the job. If that fails, what is stored from before goes on serving.
 *
 * @throws `INGESTION_FAILED` when the job could not be enqueued and nothing is stored
 */
export async function startIngestion(
  dependencies: Pick<Dependencies, 'stateStore' | 'queue' | 'settings' | 'logger' | 'now'>,
  { tenantId, hasStored }: { readonly tenantId: string; readonly hasStored: boolean },
  options: CallOptions,
): Promise<Omit<WorkspaceResult, 'warnings'>> {
  const { stateStore, settings, logger, now } = dependencies;
  const key = stateKeys.status(tenantId);
  const status = (await stateStore.get(key, options)) as StatusRecord | null;
  const requested: StatusRecord = {
    state: 'IN_PROGRESS',
    jobId: null,
    leaseUntil: now() + settings.leaseMs,
    progress: null,
  };
  const isUnderWay = status?.state === 'IN_PROGRESS';
  if (!isUnderWay) await stateStore.set(key, requested, options);
  try {
    await enqueueIngestion(dependencies, tenantId, options);
    return { tenantId, status: 'IN_PROGRESS', message: 'Ingestion started' };
  } catch (cause) {
    const reason = reasonOf(cause);
    logger.error({ tenantId, reason }, 'ingestion could not be enqueued');
    // The status of a job that runs already is that job's.
    if (!isUnderWay) await stateStore.delete(key);
    if (!hasStored) {
      throw new NlQueryError('INGESTION_FAILED', `ERROR: ${reason}`, { details: { tenantId }, cause });
    }
    const message = `WARN: Will using existing stored because of error when ingesting: ${reason}`;
    return { tenantId, status: 'DONE', message };
  }
}

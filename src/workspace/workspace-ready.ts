import type { Dependencies } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { abortableDelay } from '../shared/abortable-delay.ts';
import type { ReadyOptions, WorkspaceStatus } from './workspace-service.ts';
import { workspaceStatus } from './workspace-status.ts';

export async function workspaceReady(
  dependencies: Pick<Dependencies, 'stateStore' | 'vectorStore' | 'queue' | 'now'>,
  tenantId: string,
  options: ReadyOptions = {},
): Promise<WorkspaceStatus> {
  let reported = '';
  for (;;) {
    const status = await workspaceStatus(dependencies, tenantId, options);
    const progress = status.progress;
    if (progress && `${progress.done}/${progress.total}` !== reported) {
      reported = `${progress.done}/${progress.total}`;
      options.onProgress?.(progress);
    }
    if (status.status !== 'IN_PROGRESS') return settle(dependencies, status, options);
    await abortableDelay(options.pollMs ?? 100, options.signal);
  }
}

/** An error is no obstacle as long as an earlier ingestion goes on serving. */
async function settle(
  { vectorStore }: Pick<Dependencies, 'vectorStore'>,
  status: WorkspaceStatus,
  options: ReadyOptions,
): Promise<WorkspaceStatus> {
  const { tenantId } = status;
  if (status.status === 'DONE' || (await vectorStore.readManifest(tenantId, options))) return status;
  throw new NlQueryError('INGESTION_FAILED', status.status, { details: { tenantId } });
}

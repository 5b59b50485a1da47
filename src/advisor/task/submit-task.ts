import { findDatabase } from '../../connections/find-database.ts';
import { admitUrl } from '../../connections/url-policy/admit-url.ts';
import type { Dependencies } from '../../dependencies.ts';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Json } from '../../ports/json.ts';
import { stateKeys } from '../../workspace/state-keys.ts';
import type { SubmitOptions, SubmittedTask } from '../advisor-service.ts';
import { parseJdbcUrl } from '../jdbc/parse-jdbc-url.ts';
import type { AdvisorPayload } from '../payload/advisor-payload.ts';
import { parsePayload } from '../payload/parse-payload.ts';
import { endTask } from './end-task.ts';
import { failedEnd } from './failed-end.ts';
import { taskJobName } from './task-job.ts';
import type { TaskLease, TaskRecord } from './task-record.ts';

/** {@link AdvisorService.submit} */
export async function submitTask(
  dependencies: Pick<
    Dependencies,
    'stateStore' | 'queue' | 'databases' | 'urlPolicy' | 'urlCipher' | 'settings' | 'now' | 'createId'
  >,
  request: AdvisorPayload,
  options: SubmitOptions = {},
): Promise<SubmittedTask> {
  const { stateStore, queue, urlCipher, settings, now, createId } = dependencies;
  const { ownerId, precompute = settings.advisor.precompute, prune = false, signal } = options;
  const { url, ddl, queries } = parsePayload(request);
  const source = parseJdbcUrl(url);
  for (const candidate of source?.urls ?? []) await assertUsable(dependencies, candidate, { signal });
  const taskId = createId();
  const ttlMs = settings.advisor.resultTtlMs;
  const encryptedUrl = source && urlCipher.encrypt(url);
  const task: TaskRecord = {
    ownerId: ownerId ?? null,
    submittedAt: now(),
    given: { ddl, queries, encryptedUrl, precompute, prune },
  };
  const lease: TaskLease = {
    jobId: null,
    leaseUntil: now() + settings.leaseMs,
    startedAt: null,
    resumed: 0,
    stage: 'queued',
    progress: null,
  };
  await stateStore.set(stateKeys.taskLease(taskId), lease, { signal, ttlMs });
  await stateStore.set(stateKeys.task(taskId), task as unknown as Json, { signal, ttlMs });
  try {
    await queue.enqueue(taskJobName, { taskId }, { key: taskId, signal });
  } catch (error) {
    await endTask(dependencies, taskId, failedEnd(taskId, 'It could not be put in the queue.'));
    throw error;
  }
  return { taskId };
}

/** A source that is away is no reason to refuse: the advisor works without it. */
async function assertUsable(
  { databases, urlPolicy }: Pick<Dependencies, 'databases' | 'urlPolicy'>,
  url: string,
  options: CallOptions,
): Promise<void> {
  const database = findDatabase(databases, url);
  database.parseUrl(url);
  if (urlPolicy === null) return;
  try {
    await admitUrl(urlPolicy, { database, url }, options);
  } catch (error) {
    if (!isNlQueryError(error, 'DATABASE_UNREACHABLE')) throw error;
  }
}

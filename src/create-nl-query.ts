import { randomUUID } from 'node:crypto';
import { createAdvisorService } from './advisor/create-advisor-service.ts';
import { runTask } from './advisor/task/run-task.ts';
import type { TaskDependencies } from './advisor/task/task-dependencies.ts';
import { type TaskPayload, taskJobName } from './advisor/task/task-job.ts';
import { createConnections } from './connections/create-connections.ts';
import { confineDatabase } from './connections/url-policy/confine-database.ts';
import type { Dependencies } from './dependencies.ts';
import { runIngestion } from './ingestion/run-ingestion.ts';
import { createKnowledgeService } from './knowledge/create-knowledge-service.ts';
import type { NlQuery } from './nl-query.ts';
import type { NlQueryOptions } from './nl-query-options.ts';
import type { Json } from './ports/json.ts';
import type { Logger } from './ports/logger.ts';
import type { Job } from './ports/queue.ts';
import { createQueryService } from './query/create-query-service.ts';
import { resolveSecrets } from './resolve-secrets.ts';
import { resolveSettings } from './resolve-settings.ts';
import { createCatalogSnapshots } from './workspace/catalog-snapshots/create-catalog-snapshots.ts';
import { createUrlCipher } from './workspace/create-url-cipher.ts';
import { createValueSnapshots } from './workspace/create-value-snapshots.ts';
import { createWorkspaceService } from './workspace/create-workspace-service.ts';
import { type IngestionPayload, ingestionJobName } from './workspace/ingestion-job.ts';

/**
 * Puts the parts together. Does no I/O.
 *
 * @throws `INVALID_OPTIONS` with the option at fault
 * @throws `SECRET_REQUIRED` when the state store is persistent and there is no `secret` to encrypt stored URLs with
 *
 * @example
 * ```ts
 * import { createNlQuery } from 'nlquery';
 * import { embedded } from 'nlquery/embedded';
 *
 * const nl = createNlQuery(embedded());
 * const { tenantId } = await nl.workspace.add({ dbUrl: 'sqlite:./shop.db' });
 * await nl.workspace.ready(tenantId);
 * const answer = await nl.query.ask({ workspaceId: tenantId, prompt: 'How many orders are there?' });
 * console.log(answer.sql, answer.data);
 * await nl.close();
 * ```
 */
export function createNlQuery(options: NlQueryOptions): NlQuery {
  const settings = resolveSettings(options);
  const { vectorStore, embedder, llm, queue, stateStore, allowUrl } = options;
  const databases = allowUrl
    ? options.databases.map((database) => confineDatabase(database, allowUrl))
    : options.databases;
  const now = options.now ?? preciseNow;
  const dependencies: Dependencies = {
    vectorStore,
    embedder,
    llm,
    queue,
    stateStore,
    databases,
    urlPolicy: allowUrl ?? null,
    sandboxes: options.advisor?.sandboxes ?? [],
    connections: createConnections(databases),
    catalogSnapshots: createCatalogSnapshots({ stateStore, now, createId: randomUUID }),
    valueSnapshots: createValueSnapshots(stateStore),
    urlCipher: createUrlCipher(resolveSecrets(options)),
    tenantKey: options.tenantKey ?? null,
    settings,
    logger: options.logger ?? silent,
    now,
    createId: randomUUID,
  };
  queue.define<IngestionPayload>(ingestionJobName, (job) => runIngestion(dependencies, job), {
    concurrency: 2,
  });
  const advising = { ...dependencies, loadSteps };
  const closing = new AbortController();
  queue.define<TaskPayload>(taskJobName, (job) => runTask(advising, stoppedBy(closing.signal, job)), {
    concurrency: 1,
  });
  return {
    workspace: createWorkspaceService(dependencies),
    query: createQueryService(dependencies),
    knowledge: createKnowledgeService(dependencies),
    advisor: createAdvisorService(advising),
    close: async () => {
      closing.abort();
      await queue.close();
      await dependencies.connections.close();
      await vectorStore.close();
      await stateStore.close();
    },
  };
}

/** The advisor's parts are most of the code, and most processes never advise. */
const loadSteps: TaskDependencies['loadSteps'] = async () => {
  const { loadAdviceSteps } = await import('./advisor/task/load-advice-steps.ts');
  return loadAdviceSteps();
};

function stoppedBy<Payload extends Json>(signal: AbortSignal, job: Job<Payload>): Job<Payload> {
  return { ...job, signal: AbortSignal.any([job.signal, signal]) };
}

/** Milliseconds since the epoch with fractions, so that stages can be timed by it. */
function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

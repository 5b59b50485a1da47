import {
  type EnqueueOptions,
  type Job,
  type JobHandler,
  type JobProgress,
  type Json,
  NlQueryError,
  type Queue,
  throwIfAborted,
} from 'nlquery/adapter-kit';

interface LiveJob extends Required<Pick<EnqueueOptions, 'key'>> {
  readonly name: string;
  readonly payload: string;
  readonly maxAttempts: number;
  readonly backoffMs: number;
  readonly controller: AbortController;
  attempt: number;
  run: Promise<void> | null;
  retry: NodeJS.Timeout | null;
  progress: JobProgress | null;
}

/** Jobs in a list, run by this process and gone with it. */
export function listQueue(): Queue {
  const handlers = new Map<string, { handler: JobHandler<Json>; concurrency: number }>();
  const jobs = new Set<LiveJob>();
  let closed = false;

  const find = (name: string, key: string): LiveJob | undefined =>
    [...jobs].find((job) => job.name === name && job.key === key);

  const start = (name: string): void => {
    const defined = handlers.get(name);
    if (!defined || closed) return;
    const ours = [...jobs].filter((job) => job.name === name);
    const free = defined.concurrency - ours.filter(({ run }) => run).length;
    const waiting = ours.filter(({ run, retry }) => !run && !retry);
    for (const job of waiting.slice(0, Math.max(0, free))) job.run = work(job, defined.handler);
  };

  const work = async (job: LiveJob, handler: JobHandler<Json>): Promise<void> => {
    job.attempt += 1;
    const { key, attempt, maxAttempts, controller } = job;
    const reportProgress = async (progress: JobProgress): Promise<void> => {
      job.progress = { ...progress };
    };
    const view: Job<Json> = {
      ...{ payload: JSON.parse(job.payload) as Json, key, attempt, maxAttempts },
      ...{ signal: controller.signal, reportProgress },
    };
    try {
      // Not before `job.run` is set.
      await Promise.resolve();
      await handler(view);
      jobs.delete(job);
    } catch (error) {
      const final = (error as { retryable?: boolean } | null)?.retryable === false;
      if (final || controller.signal.aborted || attempt >= maxAttempts) jobs.delete(job);
      else if (!closed) wait(job);
    }
    job.run = null;
    start(job.name);
  };

  const wait = (job: LiveJob): void => {
    const again = (): void => {
      job.retry = null;
      start(job.name);
    };
    job.retry = setTimeout(again, job.backoffMs * 2 ** (job.attempt - 1));
  };

  return {
    name: 'list',
    capabilities: { persistent: false, distributed: false },
    define: (name, handler, options) => {
      handlers.set(name, { handler: handler as JobHandler<Json>, concurrency: options?.concurrency ?? 1 });
      start(name);
    },
    enqueue: async (name, payload, { key, maxAttempts = 3, backoffMs = 1_000, signal }) => {
      throwIfAborted(signal);
      if (closed) throw new NlQueryError('CLOSED', 'The queue is closed.', {});
      if (find(name, key)) return false;
      const fresh = { attempt: 0, run: null, retry: null, progress: null, controller: new AbortController() };
      jobs.add({ name, key, payload: JSON.stringify(payload), maxAttempts, backoffMs, ...fresh });
      start(name);
      return true;
    },
    inspect: async (name, key, options) => {
      throwIfAborted(options?.signal);
      const job = find(name, key);
      return job ? { state: job.run ? 'running' : 'waiting', progress: job.progress } : null;
    },
    cancel: async (name, key, options) => {
      throwIfAborted(options?.signal);
      const job = find(name, key);
      job?.controller.abort();
      if (job && !job.run) {
        clearTimeout(job.retry ?? undefined);
        jobs.delete(job);
      }
      return job !== undefined;
    },
    close: async () => {
      closed = true;
      for (const { retry } of jobs) clearTimeout(retry ?? undefined);
      await Promise.all([...jobs].map(({ run }) => run));
    },
  };
}

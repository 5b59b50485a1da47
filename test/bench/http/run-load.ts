import { setTimeout as delay } from 'node:timers/promises';
import type { BenchStage } from './create-bench-stage.ts';

export interface LoadReport {
  readonly seconds: number;
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly msP95: number;
  /** By operation: answers by status and code. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Ingestions that the server said it had started. */
  readonly tasks: number;
  /** Of them, those that did not end well within a minute after the load. */
  readonly lostTasks: number;
  /** Answers from 200 to 299 that said something else than what is so. */
  readonly wrongAnswers: number;
  /** Answers of a status or code that the OpenAPI document does not say, and connections without an answer. */
  readonly undocumented: number;
  /** What was broken, and when. */
  readonly events: readonly { readonly atSecond: number; readonly what: string }[];
}

const clients = 16;
const redisAwayMs = 1_500;
/** Workspaces added right before something is broken, and how long before. */
const burst = 4;
const burstMs = 600;

/**
 * `seconds` of questions, statuses and lists from 16 clients, and new workspaces all along; after a third a worker is killed, after half Redis
 * is killed and comes back, after two thirds the other worker is killed.
 */
export async function runLoad(stage: BenchStage, seconds: number): Promise<LoadReport> {
  const documented = await documentedAnswers(stage);
  const answers: Record<string, Record<string, number>> = {};
  const durations: number[] = [];
  const known = new Map<string, number>();
  const tasks = new Map<string, number>();
  const events: { atSecond: number; what: string }[] = [];
  let wrongAnswers = 0;
  let undocumented = 0;
  let start = performance.now();
  const isOver = (): boolean => performance.now() - start > seconds * 1000;

  async function call(
    operation: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const began = performance.now();
    const answer = await stage
      .call(method, path, body)
      .catch((error: Error) => ({ status: 0, body: { error: { code: error.message } } }));
    durations.push(performance.now() - began);
    const code = answer.status < 400 ? '' : ` ${(answer.body as { error?: { code?: string } })?.error?.code}`;
    const kind = `${answer.status}${code}`;
    const ofOperation = answers[operation] ?? {};
    answers[operation] = { ...ofOperation, [kind]: (ofOperation[kind] ?? 0) + 1 };
    if (!documented(operation, kind)) undocumented += 1;
    return answer;
  }

  async function client(number: number): Promise<void> {
    for (let turn = number; !isOver(); turn += 1) {
      const all = [...known];
      const [id, customers] = all[turn % all.length] ?? ['', 0];
      if (turn % 4 === 0) {
        const { status, body } = await call('listWorkspaces', 'GET', '/workspace');
        const listed = (body as { workspaces?: { tenant_id: string }[] })?.workspaces ?? [];
        const ids = new Set(listed.map(({ tenant_id }) => tenant_id));
        if (status === 200 && all.some(([one]) => !ids.has(one))) wrongAnswers += 1;
      } else if (turn % 4 === 1) {
        const { status, body } = await call('workspaceStatus', 'GET', `/status/${id}`);
        if (status === 200 && body !== 'DONE') wrongAnswers += 1;
      } else {
        const question = { workspace_id: id, prompt: 'How many customers are there?' };
        const { status, body } = await call('query', 'POST', '/query', question);
        const { outcome, data } = (body ?? {}) as { outcome?: string; data?: unknown };
        const isRight = outcome === 'answered' && JSON.stringify(data) === JSON.stringify([{ n: customers }]);
        if (status === 200 && !isRight) wrongAnswers += 1;
      }
    }
  }

  /** Adds one workspace after another; what the server does not accept is asked for again. */
  async function adder(some: readonly (readonly [number, string])[], pauseMs: number): Promise<void> {
    for (const [customers, dbUrl] of some) {
      while (!isOver()) {
        const { status, body } = await call('addWorkspace', 'POST', '/workspace', { db_url: dbUrl });
        if (status === 200) {
          tasks.set((body as { tenant_id: string }).tenant_id, customers);
          break;
        }
        await delay(200);
      }
      await delay(pauseMs);
    }
  }

  async function breaker(): Promise<void> {
    const at = async (share: number, what: string, act: () => Promise<unknown>): Promise<void> => {
      await delay(Math.max(0, share * seconds * 1000 - (performance.now() - start)));
      events.push({ atSecond: Math.round((performance.now() - start) / 1000), what });
      // In the middle of ingestions that have just begun.
      const adding = adder(urls.splice(0, burst), 0);
      await delay(burstMs);
      await act();
      await adding;
    };
    await at(1 / 3, 'a worker is killed', async () => {
      first.kill();
      await first.exited;
      third = await stage.startWorker();
    });
    await at(1 / 2, `Redis is killed, and back after ${redisAwayMs} ms`, () =>
      stage.restartRedis(redisAwayMs),
    );
    await at(2 / 3, 'another worker is killed', async () => second.kill());
  }

  const [first, second] = [await stage.startWorker(), await stage.startWorker()];
  let third = first;
  for (const customers of [3, 5, 7]) {
    known.set(await stage.addWorkspace(await stage.createDatabase(customers)), customers);
  }
  const urls: (readonly [number, string])[] = [];
  for (let customers = 11; customers < 31; customers += 1)
    urls.push([customers, await stage.createDatabase(customers)]);
  start = performance.now();
  await Promise.all([
    ...Array.from({ length: clients }, (_, number) => client(number)),
    adder(urls.splice(0, 8), (seconds * 900) / 8),
    breaker(),
  ]);
  const lasted = (performance.now() - start) / 1000;
  const lostTasks = await countLost(stage, tasks);
  third.kill();
  return {
    seconds: lasted,
    requests: durations.length,
    requestsPerSecond: durations.length / lasted,
    msP95: durations.sort((a, b) => a - b)[Math.floor(durations.length * 0.95)] ?? Number.NaN,
    answers,
    tasks: tasks.size,
    lostTasks,
    wrongAnswers,
    undocumented,
    events,
  };
}

/** A task is lost when its workspace is not `DONE` and does not answer rightly within a minute. */
async function countLost(stage: BenchStage, tasks: ReadonlyMap<string, number>): Promise<number> {
  const deadline = performance.now() + 60_000;
  const waiting = new Map(tasks);
  while (waiting.size > 0 && performance.now() < deadline) {
    for (const [id, customers] of waiting) {
      const question = { workspace_id: id, prompt: 'How many customers are there?' };
      const { status, body } = await stage.call('POST', '/query', question);
      const { data } = (body ?? {}) as { data?: unknown };
      if (status === 200 && JSON.stringify(data) === JSON.stringify([{ n: customers }])) waiting.delete(id);
    }
    await delay(100);
  }
  return waiting.size;
}

/** Whether an operation may answer with a status and code, by the server's own document. */
async function documentedAnswers(stage: BenchStage): Promise<(operation: string, kind: string) => boolean> {
  const { body } = await stage.call('GET', '/openapi.json');
  const { paths } = body as {
    paths: Record<
      string,
      Record<string, { operationId: string; responses: Record<string, { description: string }> }>
    >;
  };
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const kinds = operations.map(({ operationId, responses }): [string, Set<string>] => {
    const all = Object.entries(responses).flatMap(([status, { description }]) =>
      Number(status) < 400
        ? [status]
        : [...description.matchAll(/`(\w+)`/g)].map(([, code]) => `${status} ${code}`),
    );
    return [operationId, new Set(all)];
  });
  const byOperation = new Map(kinds);
  return (operation, kind) => byOperation.get(operation)?.has(kind) ?? false;
}

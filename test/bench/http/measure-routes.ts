import autocannon from 'autocannon';
import type { BenchStage } from './create-bench-stage.ts';

export interface RouteRow {
  readonly route: string;
  readonly connections: number;
  readonly requestsPerSecond: number;
  readonly msP95: number;
  /** Answers that were not 2xx, and requests without an answer. */
  readonly failed: number;
  /** The floor's requests a second at as many connections, over this route's. */
  readonly floorRatio: number | null;
}

/** Loads each route for `seconds` from each number of connections, and a bare node:http server likewise. */
export async function measureRoutes(
  stage: BenchStage,
  { connections, seconds }: { readonly connections: readonly number[]; readonly seconds: number },
): Promise<readonly RouteRow[]> {
  const worker = await stage.startWorker();
  const id = await stage.addWorkspace(await stage.createDatabase(3));
  const headers = { authorization: `Bearer ${stage.key}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ workspace_id: id, prompt: 'How many customers are there?' });
  const targets = [
    { route: 'bare node:http', url: stage.floor },
    { route: 'GET /health', url: `${stage.api}/health` },
    { route: 'GET /status/{workspace_id}', url: `${stage.api}/status/${id}`, headers },
    { route: 'GET /workspace', url: `${stage.api}/workspace`, headers },
    { route: 'POST /query', url: `${stage.api}/query`, method: 'POST', headers, body },
  ] as const;
  const rows: RouteRow[] = [];
  const floors = new Map<number, number>();
  for (const { route, ...target } of targets) {
    await autocannon({ ...target, connections: 4, duration: 1 });
    for (const count of connections) {
      const { result, times } = await load({ ...target, connections: count, duration: seconds });
      const requestsPerSecond = result.requests.average;
      if (route === 'bare node:http') floors.set(count, requestsPerSecond);
      const floor = floors.get(count);
      rows.push({
        route,
        connections: count,
        requestsPerSecond,
        msP95: times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN,
        failed: result.non2xx + result.errors + result.timeouts,
        floorRatio: route === 'bare node:http' || floor === undefined ? null : floor / requestsPerSecond,
      });
    }
  }
  worker.stop();
  return rows;
}

/** Milliseconds of every answer beside autocannon's own figures, which have no 95th percentile. */
async function load(
  options: autocannon.Options,
): Promise<{ readonly result: autocannon.Result; readonly times: number[] }> {
  const { promise, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  const times: number[] = [];
  const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
  instance.on('response', (_client, _status, _bytes, ms) => times.push(ms));
  return { result: await promise, times };
}

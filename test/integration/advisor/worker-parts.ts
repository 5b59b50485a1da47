import { appendFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { NlQueryOptions } from 'nlquery';
import type { Llm } from 'nlquery/adapter-kit';
import { postgresDatabase } from 'nlquery/database/postgres';
import { embedded } from 'nlquery/embedded';
import { bullmqQueue } from 'nlquery/queue/bullmq';
import { redisStateStore } from 'nlquery/state-store/redis';

/**
 * Parts of a process of these tests: on Redis where its URL is given, else on the files of one folder. The model takes its time, writes
 * down what it is asked about, and has nothing to propose.
 */
export function workerParts(
  environment: Readonly<Record<string, string | undefined>>,
  { work }: { readonly work: boolean },
): NlQueryOptions {
  const { REDIS_URL: url, STATE: directory, LOG = '', PREFIX: prefix = '' } = environment;
  const secret = 'the secret of this test';
  const local = embedded(directory ? { directory, secret } : { inMemory: true, secret });
  const shared = url && {
    stateStore: redisStateStore({ url, prefix }),
    queue: bullmqQueue({ url, prefix: `${prefix}queue:`, work, lockMs: 1_000, maxRecoveries: 20 }),
  };
  return {
    ...local,
    ...shared,
    databases: [postgresDatabase()],
    llm: slowModel(LOG, Number(environment.THINK_MS ?? 400)),
    // What takes its time here is the model.
    advisor: { sandboxes: [] },
    leaseMs: 1_500,
    secret,
  };
}

function slowModel(log: string, thinkMs: number): Llm {
  return {
    name: 'slow',
    model: 'slow',
    capabilities: { structuredOutput: true, prompted: true },
    generate: async ({ messages }) => {
      const [, id = ''] = /kind="queryid">\n(.*)\n/.exec(messages[1]?.content ?? '') ?? [];
      appendFileSync(log, `asked ${id}\n`);
      await delay(thinkMs);
      return {
        text: JSON.stringify({ queryid: id, sql: null, why: '' }),
        usage: { inputTokens: 10, outputTokens: 1 },
      };
    },
  };
}

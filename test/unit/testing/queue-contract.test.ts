import { type JobHandler, type Json, NlQueryError, type Queue } from '../../../src/adapter-kit/index.ts';
import { queueContract } from '../../../src/testing/index.ts';
import { commonSabotages } from './common-sabotages.ts';
import { expectEveryCaseCanFail } from './expect-every-case-can-fail.ts';
import type { Sabotage } from './sabotage.ts';
import { failing } from './sound/failing.ts';
import { hanging } from './sound/hanging.ts';
import { soundQueue } from './sound/sound-queue.ts';

const methods = ['enqueue', 'inspect', 'cancel'] as const;
let opened = 0;

/** The queue with every handler wrapped. */
function handling(sound: Queue, wrap: (handler: JobHandler<Json>, name: string) => JobHandler<Json>): Queue {
  return {
    ...sound,
    define: (name, handler, options) =>
      sound.define(name, wrap(handler as unknown as JobHandler<Json>, name), options),
  };
}

const sabotages: readonly Sabotage<Queue>[] = [
  ...commonSabotages<Queue>({ methods, code: 'QUEUE_FAILED', unreachable: true, unanswering: true }),
  {
    name: 'changes what it hands over',
    kills: [
      'a handler is given payload, key, attempt, limit and signal',
      'a job has three attempts unless told otherwise',
      'jobs go to the handler of their name',
      'enqueue resolves to false while a job waits under the key, and that job keeps its payload',
      'a key is free again when its job has succeeded',
      'a job outlives the queue it was enqueued by',
      'a job runs where its handler is, and its key is held everywhere',
    ],
    break: (sound) =>
      handling(sound, (handler) => (job) => handler({ ...job, payload: 'lost', maxAttempts: 9 })),
  },
  {
    name: 'keeps the payload by reference',
    kills: ['a job has the payload of the moment it was enqueued'],
    break: (sound) => {
      let last: Json = null;
      const broken = handling(sound, (handler) => (job) => handler({ ...job, payload: last }));
      return {
        ...broken,
        enqueue: (name, payload, options) => {
          last = payload;
          return sound.enqueue(name, payload, options);
        },
      };
    },
  },
  {
    name: 'loses jobs whose name is not defined yet',
    kills: [
      'a job whose name is not defined yet is accepted and runs once it is',
      'inspect tells of a job that waits',
      'one key under two names is two jobs',
      'a job outlives the queue it was enqueued by',
      'cancel resolves to false when no live job holds the key',
    ],
    break: (sound) => {
      const defined = new Set<string>();
      return {
        ...sound,
        define: (name, ...rest) => {
          defined.add(name);
          sound.define(name, ...rest);
        },
        enqueue: async (name, ...rest) => (defined.has(name) ? sound.enqueue(name, ...rest) : false),
      };
    },
  },
  {
    name: 'has one handler for all names',
    kills: ['jobs go to the handler of their name'],
    break: (sound) => {
      let first: JobHandler<Json> | null = null;
      return handling(sound, (handler) => {
        first ??= handler;
        return first;
      });
    },
  },
  {
    name: 'keeps the first handler of a name',
    kills: ['defining a name twice replaces its handler'],
    break: (sound) => {
      const defined = new Set<string>();
      return {
        ...sound,
        define: (name, ...rest) => {
          if (defined.has(name)) return;
          defined.add(name);
          sound.define(name, ...rest);
        },
      };
    },
  },
  {
    name: 'runs every job twice',
    kills: ['a job that succeeds runs once', 'each job runs in one of two workers'],
    break: (sound) =>
      handling(sound, (handler) => async (job) => {
        await handler(job);
        await handler(job);
      }),
  },
  {
    name: 'takes every job, whoever holds the key',
    kills: [
      'enqueue resolves to false while a job waits under the key, and that job keeps its payload',
      'enqueue resolves to false while a job runs under the key',
      'enqueue resolves to false while a job waits for its next attempt',
      'of many enqueues of one key at the same time exactly one is taken',
    ],
    break: (sound) => ({ ...sound, enqueue: async (...args) => (await sound.enqueue(...args)) || true }),
  },
  {
    name: 'never frees a key',
    kills: [
      'a key is free again when its job has succeeded',
      'a key is free again when its job has failed for good',
      'a job that fails because it was cancelled is not tried again, and its key is free',
    ],
    break: (sound) => {
      const held = new Set<string>();
      return {
        ...sound,
        enqueue: async (name, payload, options) => {
          if (held.has(options.key)) return false;
          held.add(options.key);
          return sound.enqueue(name, payload, options);
        },
      };
    },
  },
  {
    name: 'holds a key whatever the name',
    kills: ['one key under two names is two jobs'],
    break: (sound) => {
      const held = new Set<string>();
      return {
        ...sound,
        enqueue: async (name, payload, options) =>
          held.size !== held.add(options.key).size && sound.enqueue(name, payload, options),
      };
    },
  },
  {
    name: 'refuses keys with a colon',
    kills: ['a key may be any text'],
    break: (sound) => ({
      ...sound,
      enqueue: async (name, payload, options) => {
        if (options.key.includes(':')) throw queueFailed();
        return sound.enqueue(name, payload, options);
      },
    }),
  },
  {
    name: 'runs two at a time unless told otherwise',
    kills: ['jobs of one name run one at a time unless told otherwise', 'close starts no further job'],
    break: (sound) => ({
      ...sound,
      define: (name, handler) => sound.define(name, handler, { concurrency: 2 }),
    }),
  },
  {
    name: 'runs one job at a time whatever the concurrency',
    kills: [
      'as many jobs of one name run at a time as its concurrency says, and no more',
      'cancel of a running job leaves the others alone',
    ],
    break: (sound) => ({ ...sound, define: (name, handler) => sound.define(name, handler) }),
  },
  {
    name: 'runs one job at a time whatever the name',
    kills: ['a job of one name does not hold up those of another'],
    break: (sound) => {
      let turn: Promise<unknown> = Promise.resolve();
      return handling(sound, (handler) => (job) => {
        const mine = turn.then(() => handler(job));
        turn = mine.catch(() => {});
        return mine;
      });
    },
  },
  {
    name: 'waits for the next attempt inside the handler',
    kills: [
      'a job that waits for its next attempt does not hold up others of its name',
      'cancel withdraws a job that waits for its next attempt',
      'close resolves although a job waits for its next attempt',
      'enqueue resolves to false while a job waits for its next attempt',
    ],
    break: (sound) =>
      handling(sound, (handler) => (job) => handler(job).catch(() => new Promise<void>(() => {}))),
  },
  {
    name: 'never tries again',
    kills: [
      'a job that fails is tried again, with the same payload and the next attempt number',
      'a job is tried again after an error that says retryable: true',
      'a handler that throws before it returns a promise is tried again',
      'the wait before an attempt is backoffMs at first, and doubles',
    ],
    break: (sound) =>
      handling(sound, (handler) => async (job) => {
        try {
          await handler(job);
        } catch {}
      }),
  },
  {
    name: 'gives up one attempt later',
    kills: [
      'a job that keeps failing is given up after its last attempt',
      'a key is free again when its job has failed for good',
    ],
    break: (sound) => ({
      ...sound,
      enqueue: (name, payload, options) =>
        sound.enqueue(name, payload, { ...options, maxAttempts: (options.maxAttempts ?? 3) + 1 }),
    }),
  },
  {
    name: 'tries again whatever the error says',
    kills: ['a job is not tried again after an error that says retryable: false'],
    break: (sound) =>
      handling(sound, (handler) => async (job) => {
        await handler(job).catch(() => Promise.reject(new Error('again')));
      }),
  },
  {
    name: 'does not wait before it tries again',
    kills: ['the wait before an attempt is backoffMs at first, and doubles'],
    break: (sound) => ({
      ...sound,
      enqueue: (name, payload, options) => sound.enqueue(name, payload, { ...options, backoffMs: 1 }),
    }),
  },
  {
    name: 'stops for good after a failure',
    kills: ['a job that fails does not stop the jobs behind it'],
    break: (sound) =>
      handling(sound, (handler) => (job) => handler(job).catch(() => new Promise<void>(() => {}))),
  },
  {
    name: 'sees a job under every key',
    kills: [
      'inspect gives null when no live job holds the key',
      'inspect gives null once the job has ended',
      'inspect keeps two keys apart',
      'cancel withdraws a job that waits, and no other',
    ],
    break: (sound) => ({
      ...sound,
      inspect: async (...args) => (await sound.inspect(...args)) ?? { state: 'waiting', progress: null },
    }),
  },
  {
    name: 'takes every live job for a waiting one, at 0 of 0',
    kills: ['inspect tells of a job that runs, with no progress until some is reported'],
    break: (sound) => ({
      ...sound,
      inspect: async (...args) =>
        (await sound.inspect(...args)) && { state: 'waiting', progress: { done: 0, total: 0 } },
    }),
  },
  {
    name: 'keeps the first progress',
    kills: ['inspect gives the progress that was reported last'],
    break: (sound) =>
      handling(sound, (handler) => (job) => {
        let reported = false;
        return handler({
          ...job,
          reportProgress: async (progress) => {
            if (!reported) await job.reportProgress(progress);
            reported = true;
          },
        });
      }),
  },
  {
    name: 'cannot cancel',
    kills: [
      'cancel resolves to false when no live job holds the key',
      'cancel withdraws a job that waits, and no other',
      'cancel withdraws a job that waits for its next attempt',
      'cancel aborts the signal of a running job',
      'a job that fails because it was cancelled is not tried again, and its key is free',
      'cancel reaches a job that runs in another process',
    ],
    break: (sound) => ({ ...sound, cancel: async () => true }),
  },
  {
    name: 'never frees the key of a job that was withdrawn',
    kills: ['the key of a job that was withdrawn is free'],
    break: (sound) => {
      const held = new Set<string>();
      return {
        ...sound,
        cancel: async (name, key) => {
          if ((await sound.inspect(name, key))?.state === 'waiting') held.add(key);
          return sound.cancel(name, key);
        },
        enqueue: async (name, payload, options) =>
          !held.has(options.key) && (await sound.enqueue(name, payload, options)),
      };
    },
  },
  {
    name: 'cancels every job',
    kills: [
      'cancel of a running job leaves the others alone',
      'cancel withdraws a job that waits, and no other',
    ],
    break: (sound) => ({
      ...sound,
      cancel: async (name, key) => {
        for (const other of ['a', 'b', 'c']) await sound.cancel(name, other);
        return sound.cancel(name, key);
      },
    }),
  },
  {
    name: 'does not wait when it closes',
    kills: [
      'close waits for the running jobs',
      'close is safe to call twice, and each call waits for the running jobs',
    ],
    break: (sound) => ({ ...sound, close: async () => void sound.close() }),
  },
  {
    name: 'stays open',
    kills: ['close starts no further job', 'enqueue rejects after close'],
    break: (sound) => ({ ...sound, close: async () => {} }),
  },
  {
    name: 'cannot be closed before it was used',
    kills: ['close is safe before first use'],
    break: (sound) => ({ ...sound, close: () => Promise.reject(queueFailed()) }),
  },
  {
    name: 'is alone on its storage',
    kills: [
      'a job outlives the queue it was enqueued by',
      'a job runs where its handler is, and its key is held everywhere',
      'progress is seen from another process',
      'cancel reaches a job that runs in another process',
    ],
    break: () => soundQueue(`alone-${opened++}`),
  },
];

function queueFailed(): NlQueryError {
  return new NlQueryError('QUEUE_FAILED', 'Refused.', { details: { adapter: 'sabotaged' } });
}

expectEveryCaseCanFail({
  contract: queueContract,
  sound: soundQueue,
  unreachable: () => failing(soundQueue('unreachable'), methods, 'QUEUE_FAILED'),
  unanswering: () => hanging(soundQueue('unanswering'), methods),
  capabilities: ['persistent', 'distributed'],
  secrets: ['pass-s3cret'],
  sabotages,
});

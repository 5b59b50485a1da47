import { createUrlPolicy } from 'nlquery';
import { postgresDatabase } from 'nlquery/database/postgres';
import { describe, expect, it } from 'vitest';
import type { AdviceSteps } from '../../../../src/advisor/task/advice-steps.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { fakeSteps, payload, proposal } from '../advisor-fixtures.ts';
import { createAdvisor } from './create-advisor.ts';

const secretUrl = 'jdbc:postgresql://127.0.0.1:1/shop?user=ada&password=hunter2';

async function everythingStored({ dependencies }: ReturnType<typeof createAdvisor>): Promise<string> {
  return JSON.stringify(await dependencies.stateStore.list(''));
}

describe('advisor tasks', () => {
  it('answers with the identity when nothing better is known', async () => {
    const advisor = createAdvisor(fakeSteps());
    const { taskId } = await advisor.service.submit(payload);
    expect(await advisor.ended(taskId)).toEqual({
      taskId,
      status: 'DONE',
      stage: null,
      progress: null,
      reason: null,
    });
    const result = await advisor.service.result(taskId);
    expect(result).toMatchObject({ taskId, status: 'DONE', ok: true, tokensUsed: 0 });
    expect(result.ddl[0]?.statement).toBe('CREATE SCHEMA lake.shop_new');
    expect(result.queries.map(({ queryid }) => queryid)).toEqual(['q1', 'q2', 'q3']);
  });

  it('refuses a source that the policy on URLs refuses, and takes one that is away', async () => {
    const advisor = createAdvisor(fakeSteps(), {
      databases: [postgresDatabase()],
      urlPolicy: createUrlPolicy({ resolve: async () => [] }),
    });
    const refused = advisor.service.submit({ ...payload, url: secretUrl });
    expect(await failureOf(refused)).toMatchObject({ code: 'DB_URL_NOT_ALLOWED' });
    expect(await everythingStored(advisor)).toBe('[]');
    const away = 'jdbc:postgresql://nobody.invalid/shop?user=ada';
    const { taskId } = await advisor.service.submit({ ...payload, url: away });
    expect((await advisor.ended(taskId)).status).toBe('DONE');
  });

  it('takes what passes its gates, and says what did not and why', async () => {
    const steps = fakeSteps(
      [proposal('good'), proposal('bad'), proposal('stored', { precomputes: true }), proposal('broken')],
      {
        verify: async (_sandboxes, { queryIds, proposal: tried }) =>
          queryIds.map((queryId) => ({
            queryId,
            verdict:
              tried?.id === 'bad'
                ? { kind: 'refuted', reason: 'rows differ', counterexample: null }
                : { kind: 'tested', strength: 0.9, mutants: 10, databases: 6, needs: [] },
          })),
        contractFaults: async (design) =>
          design.queries.some(({ sql }) => sql.includes('broken')) ? ['q1 reads the old schema.'] : [],
      },
    );
    const advisor = createAdvisor(steps);
    const { taskId } = await advisor.service.submit(payload);
    await advisor.ended(taskId);
    const report = await advisor.service.report(taskId);
    expect(report.proposals.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
      ['good', 'taken', null],
      ['bad', 'refused', 'Query q1 is refuted: rows differ'],
      ['broken', 'refused', 'It breaks the contract: q1 reads the old schema.'],
      ['stored', 'not chosen', 'Stored answers were not asked for.'],
    ]);
    expect(report).toMatchObject({ status: 'DONE', savedSeconds: 20, totalSeconds: 59 });
    const { queries } = await advisor.service.result(taskId);
    expect(queries[0]?.query).toContain('/* good */');
  });

  it('stores answers when the task asks for it', async () => {
    const advisor = createAdvisor(fakeSteps([proposal('stored', { precomputes: true })]));
    const { taskId } = await advisor.service.submit(payload, { precompute: true });
    await advisor.ended(taskId);
    expect((await advisor.service.report(taskId)).proposals[0]).toMatchObject({ outcome: 'taken' });
  });

  it('leaves out of a proposal that only adds tables the queries it fails for', async () => {
    const both = proposal('both', {
      change: {
        tables: [],
        removedTables: [],
        queries: [
          { queryId: 'q1', sql: 'SELECT 1' },
          { queryId: 'q2', sql: 'SELECT 2' },
        ],
      },
    });
    const steps = fakeSteps([both], {
      verify: async (_sandboxes, { queryIds }) =>
        queryIds.map((queryId) => ({
          queryId,
          verdict:
            queryId === 'q2'
              ? { kind: 'bound', reason: 'no sandbox' }
              : { kind: 'proven', by: 'construction' },
        })),
    });
    const advisor = createAdvisor(steps);
    const { taskId } = await advisor.service.submit(payload);
    await advisor.ended(taskId);
    const { proposals, savedSeconds } = await advisor.service.report(taskId);
    expect(proposals[0]).toMatchObject({ outcome: 'taken', change: { queries: [{ queryId: 'q1' }] } });
    expect(proposals[0]?.verdicts.map(({ queryId }) => queryId)).toEqual(['q1', 'q2']);
    expect(savedSeconds).toBe(10);
  });

  it('shows a task to its owner alone', async () => {
    const advisor = createAdvisor(fakeSteps());
    const { taskId } = await advisor.service.submit(payload, { ownerId: 'ada' });
    for (const options of [{}, { ownerId: 'bob' }]) {
      for (const call of ['status', 'result', 'report', 'cancel'] as const) {
        expect(await failureOf(advisor.service[call](taskId, options))).toMatchObject({
          code: 'TASK_NOT_FOUND',
        });
      }
    }
    expect(await advisor.service.status(taskId, { ownerId: 'ada' })).toMatchObject({ taskId });
    expect(await failureOf(advisor.service.status('other'))).toMatchObject({
      code: 'TASK_NOT_FOUND',
      details: { taskId: 'other' },
    });
  });

  it('has no result while it is running, and a report of what is known', async () => {
    const reached = Promise.withResolvers<void>();
    const steps = fakeSteps([proposal('slow')], {
      verify: async (_sandboxes, { queryIds, proposal: tried }, { signal }) => {
        if (tried !== null) {
          reached.resolve();
          await aborted(signal);
        }
        return queryIds.map((queryId) => ({ queryId, verdict: { kind: 'proven', by: 'renaming' } }));
      },
    });
    const advisor = createAdvisor(steps, { advisor: { deadlineMs: 60_000 } });
    const { taskId } = await advisor.service.submit(payload);
    await reached.promise;
    expect(await failureOf(advisor.service.result(taskId))).toMatchObject({ code: 'TASK_NOT_READY' });
    expect(await advisor.service.status(taskId)).toMatchObject({
      status: 'RUNNING',
      stage: 'verifying',
      progress: { done: 0, total: 1 },
    });
    expect(await advisor.service.report(taskId)).toMatchObject({ status: 'RUNNING', totalSeconds: 59 });
    await advisor.service.cancel(taskId);
  });

  it('is cancelled while it runs, and stays so', async () => {
    const reached = Promise.withResolvers<void>();
    const stopped = Promise.withResolvers<void>();
    const steps = fakeSteps([proposal('slow')], {
      verify: async (_sandboxes, { proposal: tried }, { signal }) => {
        if (tried === null) return [];
        reached.resolve();
        return aborted(signal).finally(() => stopped.resolve());
      },
    });
    const advisor = createAdvisor(steps);
    const { taskId } = await advisor.service.submit({ ...payload });
    await reached.promise;
    expect(await advisor.service.cancel(taskId)).toMatchObject({ status: 'FAILED', reason: 'cancelled' });
    await stopped.promise;
    await advisor.dependencies.queue.close();
    expect(await advisor.service.status(taskId)).toMatchObject({ status: 'FAILED', reason: 'cancelled' });
    expect(await advisor.service.result(taskId)).toMatchObject({ ok: false, ddl: [], queries: [] });
  });

  it('is cancelled before it runs', async () => {
    const steps = fakeSteps();
    const advisor = createAdvisor(steps, { work: false });
    const { taskId } = await advisor.service.submit(payload);
    expect(await advisor.service.cancel(taskId)).toMatchObject({ status: 'FAILED', reason: 'cancelled' });
    await advisor.run(taskId);
    expect(steps.calls).toEqual([]);
  });

  it('leaves a finished task as it is when it is cancelled', async () => {
    const advisor = createAdvisor(fakeSteps());
    const { taskId } = await advisor.service.submit(payload);
    await advisor.ended(taskId);
    expect(await advisor.service.cancel(taskId)).toMatchObject({ status: 'DONE' });
  });

  it('answers at the deadline with the best design so far', async () => {
    const steps = fakeSteps([proposal('first'), proposal('endless'), proposal('late')], {
      verify: async (_sandboxes, { queryIds, proposal: tried }, { signal }) => {
        if (tried?.id === 'endless') await aborted(signal);
        return queryIds.map((queryId) => ({ queryId, verdict: { kind: 'proven', by: 'construction' } }));
      },
    });
    const advisor = createAdvisor(steps, { advisor: { deadlineMs: 500 } });
    const { taskId } = await advisor.service.submit(payload);
    expect(await advisor.ended(taskId)).toMatchObject({ status: 'DONE' });
    const { proposals, unverified } = await advisor.service.report(taskId);
    expect(proposals.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['first', 'taken'],
      ['endless', 'not chosen'],
      ['late', 'not chosen'],
    ]);
    expect(unverified.join(' ')).toContain('ended the search');
  });

  it('reports advice on the chosen design and counts none of its seconds', async () => {
    const given = {
      id: 'iceberg-upkeep:files',
      rule: 'iceberg-upkeep',
      title: 'Small files',
      what: 'Merge them.',
      why: { queryIds: ['q1'], weightSeconds: 50, evidence: [] },
      effect: { expected: 'Fewer files.', seconds: 9, method: 'scanned bytes' },
      steps: [{ when: 'weekly', statement: 'ALTER TABLE a EXECUTE optimize' }],
      cautions: [],
    };
    const asked: string[] = [];
    const steps = fakeSteps([proposal('taken')], {
      advise: async (_, { queries }) => {
        asked.push(queries[0]?.sql ?? '');
        return [given];
      },
    });
    const advisor = createAdvisor(steps);
    const { taskId } = await advisor.service.submit(payload);
    expect(await advisor.ended(taskId)).toMatchObject({ status: 'DONE' });
    const { advice, savedSeconds } = await advisor.service.report(taskId);
    expect(advice).toEqual([given]);
    expect(savedSeconds).toBe(20);
    expect(asked.join()).toContain('/* taken */');
    expect(JSON.stringify(await advisor.service.result(taskId))).not.toContain('optimize');
  });

  it('answers without advice where none can be given, and says so', async () => {
    const advisor = createAdvisor(fakeSteps([], { advise: () => Promise.reject(new TypeError('no tree')) }));
    const { taskId } = await advisor.service.submit(payload);
    expect(await advisor.ended(taskId)).toMatchObject({ status: 'DONE' });
    const { advice, unverified } = await advisor.service.report(taskId);
    expect(advice).toEqual([]);
    expect(unverified).toContain('No advice could be given: no tree');
  });

  it('goes on after a crash from what was stored, without doing it again', async () => {
    const steps = fakeSteps([proposal('a'), proposal('b')]);
    const { verify } = steps;
    let crashes = true;
    const crashing: AdviceSteps = {
      ...steps,
      verify: async (sandboxes, subject, options) => {
        if (subject.proposal?.id === 'b' && crashes) throw new TypeError('killed');
        return verify(sandboxes, subject, options);
      },
      apply: (design, tried) => {
        // A fault inside a proposal's trial is that proposal's; a crash is one of the whole job.
        if (tried.id === 'b' && crashes) throw new TypeError('killed');
        return steps.apply(design, tried);
      },
    };
    const advisor = createAdvisor(crashing, { work: false });
    const { taskId } = await advisor.service.submit(payload);
    await expect(advisor.run(taskId)).rejects.toThrow('killed');
    expect(steps.calls).toEqual(['read', 'identity', 'verify identity', 'propose', 'verify a', 'propose']);
    crashes = false;
    await advisor.run(taskId, { attempt: 2 });
    expect(steps.calls.slice(6)).toEqual(['propose', 'propose', 'verify b', 'propose']);
    expect(await advisor.service.status(taskId)).toMatchObject({ status: 'DONE' });
    expect((await advisor.service.report(taskId)).proposals.map(({ outcome }) => outcome)).toEqual([
      'taken',
      'taken',
    ]);
  });

  it('counts the deadline from the first start, also for the worker that takes over', async () => {
    let now = 1_000_000;
    const steps = fakeSteps([proposal('a')]);
    let crashes = true;
    const advisor = createAdvisor(
      {
        ...steps,
        propose: async () => {
          if (crashes) throw new TypeError('killed');
          return [proposal('a')];
        },
      },
      { work: false, now: () => now, advisor: { deadlineMs: 60_000 } },
    );
    const { taskId } = await advisor.service.submit(payload);
    await expect(advisor.run(taskId)).rejects.toThrow('killed');
    crashes = false;
    now += 60_000;
    await advisor.run(taskId);
    expect((await advisor.service.report(taskId)).proposals[0]).toMatchObject({ outcome: 'not chosen' });
  });

  it('fails with the reason when the last attempt fails', async () => {
    const advisor = createAdvisor(
      fakeSteps([], { read: async () => Promise.reject(new Error('no parser')) }),
      { work: false },
    );
    const { taskId } = await advisor.service.submit(payload);
    await expect(advisor.run(taskId)).rejects.toThrow('no parser');
    expect(await advisor.service.status(taskId)).toMatchObject({ status: 'RUNNING' });
    await expect(advisor.run(taskId, { attempt: 3 })).rejects.toThrow('no parser');
    expect(await advisor.service.status(taskId)).toMatchObject({ status: 'FAILED', reason: 'no parser' });
  });

  it('fails at once when no table can be read', async () => {
    const { analysis } = await import('../advisor-fixtures.ts');
    const advisor = createAdvisor(fakeSteps([], { read: async () => ({ ...analysis, tables: [] }) }));
    const { taskId } = await advisor.service.submit(payload);
    expect(await advisor.ended(taskId)).toMatchObject({
      status: 'FAILED',
      reason: 'No table of the DDL could be read.',
    });
  });

  it('gives one result when a second worker takes the task while the first is at it', async () => {
    const [isHeld, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let calls = 0;
    const steps = fakeSteps([], {
      propose: async () => {
        calls += 1;
        if (calls > 1) return [proposal('of the second')];
        isHeld.resolve();
        await release.promise;
        return [proposal('of the first')];
      },
    });
    const advisor = createAdvisor(steps, { work: false });
    const { taskId } = await advisor.service.submit(payload);
    const first = advisor.run(taskId);
    await isHeld.promise;
    const second = advisor.run(taskId);
    await second;
    const result = await advisor.service.result(taskId);
    release.resolve();
    await first;
    expect(calls).toBe(3);
    expect(result.queries[0]?.query).toContain('of the second');
    expect(await advisor.service.result(taskId)).toEqual(result);
    expect(advisor.logs.filter((line) => line.startsWith('advisor task ended'))).toHaveLength(1);
    expect(await advisor.dependencies.stateStore.list('task-part/')).toEqual([]);
  });

  it('is put in the queue again when no worker holds it any more, and fails in the end', async () => {
    let now = 1_000_000;
    const steps = fakeSteps();
    const advisor = createAdvisor(steps, { work: false, now: () => now, leaseMs: 1_000 });
    const { queue } = advisor.dependencies;
    const { taskId } = await advisor.service.submit(payload);
    for (let lost = 0; lost < 3; lost += 1) {
      await queue.cancel('nlquery-advisor', taskId);
      now += 1_001;
      expect(await advisor.service.status(taskId)).toMatchObject({ status: 'RUNNING' });
      expect(await queue.inspect('nlquery-advisor', taskId)).toMatchObject({ state: 'waiting' });
    }
    await queue.cancel('nlquery-advisor', taskId);
    now += 1_001;
    expect(await advisor.service.status(taskId)).toMatchObject({
      status: 'FAILED',
      reason: expect.stringContaining('again and again') as string,
    });
  });

  it('keeps the password out of the store, and all it was given only until the end', async () => {
    const advisor = createAdvisor(fakeSteps(), { databases: [postgresDatabase()], work: false });
    const { taskId } = await advisor.service.submit({ ...payload, url: secretUrl });
    const before = await everythingStored(advisor);
    expect(before).not.toContain('hunter2');
    expect(before).toContain('encryptedUrl');
    await advisor.run(taskId);
    const after = await everythingStored(advisor);
    expect(after).not.toContain('hunter2');
    expect(after).toContain('"given":null');
    expect(await advisor.dependencies.stateStore.list('task-part/')).toEqual([]);
    expect(await advisor.dependencies.stateStore.list('task-lease/')).toEqual([]);
    expect(advisor.logs.join('\n')).not.toContain('hunter2');
    expect(JSON.stringify(await advisor.service.report(taskId))).not.toContain('hunter2');
    expect((await advisor.service.report(taskId)).unverified.join(' ')).toContain(
      'The source could not be read',
    );
  });

  it.each([
    ['no DDL', { ...payload, ddl: [] }, 'ddl'],
    ['an empty statement', { ...payload, ddl: [{ statement: '' }] }, 'ddl.0.statement'],
    [
      'a query id twice',
      { ...payload, queries: [...payload.queries, { queryid: 'q1', query: 'SELECT 1', runquantity: 1 }] },
      'queries.3.queryid',
    ],
    [
      'a negative count',
      { ...payload, queries: [{ queryid: 'a', query: 'SELECT 1', runquantity: -1 }] },
      'queries.0.runquantity',
    ],
    [
      'a statement without end',
      { ...payload, ddl: [{ statement: 'x'.repeat(1_000_001) }] },
      'ddl.0.statement',
    ],
  ])('refuses %s', async (_what, request, path) => {
    const failure = await failureOf(createAdvisor(fakeSteps()).service.submit(request));
    expect(failure).toMatchObject({ code: 'INVALID_REQUEST', details: { issues: [{ path }] } });
  });

  it('refuses a URL that no database here serves, without repeating it', async () => {
    const advisor = createAdvisor(fakeSteps());
    const failure = await failureOf(advisor.service.submit({ ...payload, url: secretUrl }));
    expect(failure).toMatchObject({ code: 'INVALID_DB_URL' });
    expect(String(failure)).not.toContain('hunter2');
    expect(await everythingStored(advisor)).toBe('[]');
  });

  it('analyses at once, without a task', async () => {
    const advisor = createAdvisor(fakeSteps());
    expect(await advisor.service.analyze(payload)).toMatchObject({ dialect: 'trino' });
    expect(await everythingStored(advisor)).toBe('[]');
  });
});

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

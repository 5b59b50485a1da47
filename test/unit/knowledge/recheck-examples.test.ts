import { memoryStateStore } from 'nlquery/state-store/memory';
import { describe, expect, it } from 'vitest';
import type { Dependencies } from '../../../src/dependencies.ts';
import { NlQueryError } from '../../../src/errors/nl-query-error.ts';
import type { StoredKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { recheckExamples } from '../../../src/knowledge/recheck-examples.ts';
import type { SqlFaultKind } from '../../../src/ports/sql-fault.ts';
import { stateKeys } from '../../../src/workspace/state-keys.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

const shop = catalog([table('orders', [column('id')])]);
const owner = { tenantId: 'tenant_1', ownerId: undefined };
const manifest = { catalogChecksum: 'new', embedderId: 'e', dimensions: 1, chunkCount: 1, finishedAt: '' };
const workspace = { tenantId: 'tenant_1', dbUrl: 'sqlite:x', manifest, catalog: shop, values: [] };
const judging = { dialect: 'sqlite', catalog: shop } as const;

function example(id: string, reason: string | null = null): StoredKnowledge {
  const entry = { kind: 'example', question: id, sql: 'SELECT id FROM orders' } as const;
  const check = { against: 'old', reason };
  const vector = { embedderId: 'e', base64: '' };
  const record = { entry, addedAt: '', vector, subject: null, check };
  return { id, record, vector: Float32Array.of(), words: [] };
}

async function recheck(dryRun: () => Promise<void>, ...ranked: readonly StoredKnowledge[]) {
  const stateStore = memoryStateStore();
  for (const { id, record } of ranked) {
    await stateStore.set(`${stateKeys.knowledgeEntries('tenant_1', undefined)}${id}`, record as never);
  }
  const dependencies = {
    stateStore,
    createId: () => 'next',
    connections: {
      with: (_: unknown, use: (open: unknown) => unknown) => use({ serverVersion: '3', dryRun }),
    },
    settings: { policy: null, rowPolicies: [], allowedFunctions: [] },
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  } as unknown as Dependencies;
  const kept = await recheckExamples(dependencies, { owner, workspace, judging, ranked }, {});
  const records = await stateStore.list('knowledge/tenant_1/-/');
  const checks = records.map(({ value }) => (value as { check: { against: string; reason: string } }).check);
  return { kept: kept.map(({ id }) => id), checks };
}

function faulty(kind: SqlFaultKind): () => Promise<void> {
  const details = { fault: { kind, name: null, message: 'No.' } };
  return () => Promise.reject(new NlQueryError('SQL_FAULT', 'No.', { details }));
}

describe('recheckExamples', () => {
  it('notes that an example still works', async () => {
    const { kept, checks } = await recheck(async () => {}, example('a'), example('b', 'broke'));
    expect(kept).toEqual(['a', 'b']);
    expect(checks.map(({ reason }) => reason)).toEqual([null, null]);
    expect(checks[0]?.against).toMatch(/^[0-9a-f]{64}$/);
  });

  it('quarantines one that the database refuses', async () => {
    const { kept, checks } = await recheck(faulty('unknown_column'), example('a'));
    expect(kept).toEqual([]);
    expect(checks).toMatchObject([{ reason: "The example's statement does not run. No." }]);
  });

  it('leaves one out, undecided, when its dry run takes too long', async () => {
    const { kept, checks } = await recheck(faulty('timeout'), example('a'));
    expect(kept).toEqual([]);
    expect(checks).toEqual([{ against: 'old', reason: null }]);
  });

  it('believes what it last knew while the database is down', async () => {
    const down = new NlQueryError('DATABASE_UNREACHABLE', 'ERROR: down', { details: { reason: 'down' } });
    const { kept, checks } = await recheck(() => Promise.reject(down), example('a'), example('b', 'broke'));
    expect(kept).toEqual(['a']);
    expect(checks.map(({ against }) => against)).toEqual(['old', 'old']);
  });

  it('looks at six of them at most', async () => {
    let dryRuns = 0;
    const ranked = Array.from({ length: 9 }, (_, at) => example(`e${at}`));
    const { kept } = await recheck(async () => void dryRuns++, ...ranked);
    expect(dryRuns).toBe(6);
    expect(kept).toHaveLength(6);
  });

  it('passes on what is nobody’s fault', async () => {
    const aborted = new NlQueryError('ABORTED', 'The call was aborted.', {});
    await expect(recheck(() => Promise.reject(aborted), example('a'))).rejects.toMatchObject({
      code: 'ABORTED',
    });
  });
});

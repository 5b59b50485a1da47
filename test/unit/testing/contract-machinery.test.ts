import { AssertionError } from 'node:assert';
import { describe, expect, it } from 'vitest';
import { memoryStateStore } from '../../../adapters/state-store/memory/index.ts';
import { isNlQueryError } from '../../../src/errors/is-nl-query-error.ts';
import { assertHides } from '../../../src/testing/assert-hides.ts';
import { assertRejects } from '../../../src/testing/assert-rejects.ts';
import { eventually } from '../../../src/testing/eventually.ts';
import { runContract, stateStoreContract } from '../../../src/testing/index.ts';
import { seededNumbers } from '../../../src/testing/seeded-numbers.ts';
import { within } from '../../../src/testing/within.ts';

const caseName = 'get gives null for a key that holds nothing';

describe('deviations', () => {
  it('that name no case are refused', () => {
    const build = () =>
      stateStoreContract(() => memoryStateStore(), { deviations: [{ caseName: 'gets', reason: 'because' }] });
    expect(build).toThrow('no case that applies is named "gets"');
  });

  it('that name a case which does not apply are refused', () => {
    const deviations = [
      { caseName: 'what is stored is there when the store is opened again', reason: 'because' },
    ];
    expect(() => stateStoreContract(() => memoryStateStore(), { deviations })).toThrow(
      'no case that applies',
    );
  });

  it('without a reason are refused', () => {
    const build = () =>
      stateStoreContract(() => memoryStateStore(), { deviations: [{ caseName, reason: ' ' }] });
    expect(build).toThrow('gives no reason');
    try {
      build();
    } catch (error) {
      expect(isNlQueryError(error, 'INVALID_OPTIONS')).toBe(true);
    }
  });

  it('expect their case to fail', async () => {
    const broken = () => ({ ...memoryStateStore(), get: async () => 'always' });
    const cases = stateStoreContract(broken, {
      deviations: [{ caseName, reason: 'It always holds something.' }],
    });
    await expect(cases.find(({ name }) => name === caseName)?.run()).resolves.toBeUndefined();
  });

  it('are stale when their case passes', async () => {
    const cases = stateStoreContract(() => memoryStateStore(), {
      deviations: [{ caseName, reason: 'No more.' }],
    });
    await expect(cases.find(({ name }) => name === caseName)?.run()).rejects.toThrow('"No more." is stale');
  });
});

describe('runContract', () => {
  it('registers every case with the test function it is given', async () => {
    const registered: string[] = [];
    const cases = stateStoreContract(() => memoryStateStore());
    runContract(cases, (name) => registered.push(name));
    expect(registered).toEqual(cases.map(({ name }) => name));
  });

  it('leaves out the cases of abilities that the adapter does not have', () => {
    const names = (capabilities: readonly string[]) =>
      stateStoreContract(() => memoryStateStore(), { capabilities }).map(({ capability }) => capability);
    expect(names([])).not.toContain('persistent');
    expect(names(['persistent'])).toContain('persistent');
  });
});

describe('a case', () => {
  it('closes every store it opened, also when it fails', async () => {
    let closed = 0;
    const create = () => ({
      ...memoryStateStore(),
      get: async () => 'wrong',
      close: async () => {
        closed += 1;
        throw new Error('close fails too');
      },
    });
    const cases = stateStoreContract(create);
    await expect(cases.find(({ name }) => name === caseName)?.run()).rejects.toThrow(AssertionError);
    expect(closed).toBe(1);
  });

  it('fails when an adapter cannot be closed', async () => {
    const create = () => ({ ...memoryStateStore(), close: () => Promise.reject(new Error('stuck')) });
    const cases = stateStoreContract(create);
    await expect(cases.find(({ name }) => name === caseName)?.run()).rejects.toThrow('stuck');
  });
});

describe('the assertions', () => {
  it('assertRejects refuses a success, a foreign error and another code', async () => {
    await expect(assertRejects(Promise.resolve(1), 'ABORTED')).rejects.toThrow(
      'expected a rejection with ABORTED',
    );
    await expect(assertRejects(Promise.reject(new Error('x')), 'ABORTED')).rejects.toThrow('NlQueryError');
    const store = memoryStateStore();
    await store.close();
    await expect(assertRejects(store.get('k'), ['ABORTED', 'TIMEOUT'])).rejects.toThrow('got CLOSED');
  });

  it('assertHides looks into messages, causes and properties', () => {
    const hidden = new Error('outer', {
      cause: Object.assign(new Error('inner'), { config: { key: 's3cret' } }),
    });
    expect(() => assertHides(hidden, ['s3cret'])).toThrow('shows a secret');
    expect(() => assertHides(new Error('a s3cret'), ['s3cret'])).toThrow('shows a secret');
    expect(() => assertHides(hidden, ['other'])).not.toThrow();
  });

  it('eventually and within give up', async () => {
    await expect(eventually(() => false, 'the impossible', 20)).rejects.toThrow(
      'never happens: the impossible',
    );
    await expect(within(new Promise(() => {}), 'waiting', 20)).rejects.toThrow('waiting takes too long');
    await expect(within(Promise.resolve(1), 'waiting', 20)).resolves.toBe(1);
  });

  it('seeded numbers repeat and stay below their bound', () => {
    const draw = (seed: number) => Array.from({ length: 50 }, seededNumbersOf(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(Math.max(...draw(1))).toBeLessThan(7);
    expect(new Set(draw(1)).size).toBe(7);
  });
});

function seededNumbersOf(seed: number): () => number {
  const pick = seededNumbers(seed);
  return () => pick(7);
}

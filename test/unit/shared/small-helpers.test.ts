import { loadPeer } from 'nlquery/adapter-kit';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/shared/canonical-json.ts';
import { createSerialQueue } from '../../../src/shared/create-serial-queue.ts';
import { editDistance } from '../../../src/shared/edit-distance.ts';
import { isoWithOffset } from '../../../src/shared/iso-with-offset.ts';

describe('isoWithOffset', () => {
  const noon = Date.UTC(2026, 6, 1, 12);

  it.each([
    ['UTC', '2026-07-01T12:00:00+00:00'],
    ['Europe/Vienna', '2026-07-01T14:00:00+02:00'],
    ['America/St_Johns', '2026-07-01T09:30:00-02:30'],
  ])('tells the moment in %s', (zone, text) => {
    expect(isoWithOffset(noon, zone)).toBe(text);
    expect(Date.parse(text)).toBe(noon);
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['name', 'name', 0],
  ])('of %j and %j is %i', (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected);
    expect(editDistance(b, a)).toBe(expected);
  });
});

describe('canonicalJson', () => {
  it('sorts keys at every depth and keeps the order of lists', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  });
});

describe('createSerialQueue', () => {
  it('runs one task at a time, in order, past failures', async () => {
    const serially = createSerialQueue();
    const log: string[] = [];
    const task = (name: string, fails = false) =>
      serially(async () => {
        log.push(`${name} starts`);
        await Promise.resolve();
        log.push(`${name} ends`);
        if (fails) throw new Error(name);
      });
    await Promise.allSettled([task('a'), task('b', true), task('c')]);
    expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  });
});

describe('loadPeer', () => {
  it('says how to install a package that is missing', async () => {
    const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    await expect(loadPeer('some-vendor', () => Promise.reject(missing))).rejects.toMatchObject({
      code: 'PEER_MISSING',
      message: expect.stringContaining('npm install some-vendor'),
      details: { packageName: 'some-vendor' },
    });
  });

  it('passes on an error inside the package itself', async () => {
    const broken = new SyntaxError('broken vendor');
    await expect(loadPeer('some-vendor', () => Promise.reject(broken))).rejects.toBe(broken);
  });
});

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteStateStore } from '../../../../../adapters/state-store/sqlite/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nlquery-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function countRows(path: string): unknown {
  const database = new DatabaseSync(path);
  try {
    return database.prepare('SELECT count(*) AS n FROM state').get()?.n;
  } finally {
    database.close();
  }
}

describe('sqliteStateStore', () => {
  it.each(['', ':memory:'])('refuses the path %j', (path) => {
    expect(() => sqliteStateStore({ path })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS', details: { option: 'path' } }),
    );
  });

  it('touches no file before its first use', () => {
    const path = join(folder, 'state.db');
    sqliteStateStore({ path });
    expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('makes folder, file and write-ahead log for the owner alone', async () => {
    const path = join(folder, 'deep', 'er', 'state.db');
    const store = sqliteStateStore({ path });
    await store.set('k', 1);
    const modeOf = (file: string) => statSync(file).mode & 0o777;
    expect(modeOf(join(folder, 'deep'))).toBe(0o700);
    expect([path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
    await store.close();
  });

  it('leaves the mode of an existing file as it is', async () => {
    const path = join(folder, 'state.db');
    writeFileSync(path, '', { mode: 0o640 });
    const store = sqliteStateStore({ path });
    await store.set('k', 1);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    await store.close();
  });

  it('goes by the clock it is given', async () => {
    let time = 1_000;
    const store = sqliteStateStore({ path: join(folder, 'state.db'), now: () => time });
    await store.set('k', 1, { ttlMs: 500 });
    time = 1_499;
    expect(await store.get('k')).toBe(1);
    expect(await store.list('')).toHaveLength(1);
    expect(await store.set('k', 2, { ifAbsent: true })).toBe(false);
    time = 1_500;
    expect(await store.get('k')).toBeNull();
    expect(await store.list('')).toEqual([]);
    expect(await store.set('k', 3, { ifAbsent: true })).toBe(true);
    await store.close();
  });

  it('wins the space of expired records back with a later write', async () => {
    let time = 0;
    const path = join(folder, 'state.db');
    const store = sqliteStateStore({ path, now: () => time });
    for (let index = 0; index < 10; index += 1) await store.set(`k${index}`, index, { ttlMs: 10 });
    await store.set('kept', 1);
    expect(countRows(path)).toBe(11);
    time = 60_000;
    await store.set('other', 2);
    expect(countRows(path)).toBe(2);
    await store.close();
  });

  it('refuses a key that UTF-8 cannot tell from others', async () => {
    const store = sqliteStateStore({ path: join(folder, 'state.db') });
    const refusal = { code: 'STATE_STORE_FAILED', retryable: false };
    await expect(store.set('\ud800', 1)).rejects.toMatchObject(refusal);
    await expect(store.get('\udfff')).rejects.toMatchObject(refusal);
    await store.close();
  });

  it('refuses a file that is no database, and says why', async () => {
    const path = join(folder, 'state.db');
    writeFileSync(path, 'This is text and no database. '.repeat(100));
    const store = sqliteStateStore({ path });
    await expect(store.get('k')).rejects.toMatchObject({
      code: 'STATE_STORE_FAILED',
      message: expect.stringContaining('file is not a database'),
      details: { adapter: 'sqlite' },
    });
    await store.close();
  });

  it('works once the obstacle is gone', async () => {
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, '');
    const store = sqliteStateStore({ path: join(blocked, 'state.db') });
    await expect(store.set('k', 1)).rejects.toMatchObject({ code: 'STATE_STORE_FAILED' });
    rmSync(blocked);
    expect(await store.set('k', 1)).toBe(true);
    await store.close();
  });

  it('says so when another process holds the file longer than it waits', async () => {
    const path = join(folder, 'state.db');
    const store = sqliteStateStore({ path, busyTimeoutMs: 20 });
    await store.set('k', 1);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.set('k', 2)).rejects.toMatchObject({
      code: 'STATE_STORE_FAILED',
      message: expect.stringContaining('locked'),
      retryable: true,
    });
    expect(await store.get('k')).toBe(1);
    other.exec('ROLLBACK');
    other.close();
    expect(await store.set('k', 2)).toBe(true);
    await store.close();
  });

  it('rejects with CLOSED after close', async () => {
    const store = sqliteStateStore({ path: join(folder, 'state.db') });
    await store.close();
    await expect(store.get('k')).rejects.toMatchObject({ code: 'CLOSED' });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '../../../../../adapters/database/sqlite/open-file.ts';

describe('openFile', () => {
  let folder: string;
  let path: string;
  let writer: DatabaseSync;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nlquery-sqlite-'));
    path = join(folder, 'shop.db');
    writer = new DatabaseSync(path);
    writer.exec('CREATE TABLE t (a)');
  });
  afterEach(() => {
    writer.close();
    rmSync(folder, { recursive: true });
  });

  it('takes another connection when the schema has changed, and closes the old one when told to', () => {
    const file = openFile(path);
    const first = file.locked;
    writer.exec('INSERT INTO t VALUES (1)');
    file.renew();
    expect(file.locked).toBe(first);
    writer.exec('ALTER TABLE t ADD COLUMN b');
    file.renew();
    expect(file.locked).not.toBe(first);
    expect(first.database.isOpen).toBe(true);
    file.settle();
    file.settle();
    expect(first.database.isOpen).toBe(false);
    expect(file.locked.database.prepare('SELECT b FROM t').get()).toEqual({ b: null });
    expect(() => file.locked.database.exec('DELETE FROM t')).toThrow(/not authorized/);
    file.locked.database.close();
  });

  it('keeps its connection when another cannot be had', () => {
    const file = openFile(path);
    const first = file.locked;
    const breaker = new DatabaseSync(path, { defensive: false });
    breaker.exec(`PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE t ('`);
    breaker.exec('PRAGMA schema_version = 1000');
    expect(() => file.renew()).toThrow('malformed database schema');
    file.settle();
    expect(first.database.isOpen).toBe(true);
    breaker.exec(`UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a, b)'; PRAGMA schema_version = 1001`);
    breaker.close();
    file.renew();
    file.settle();
    expect(file.locked.database.prepare('SELECT * FROM t').columns()).toHaveLength(2);
    expect(first.database.isOpen).toBe(false);
    file.locked.database.close();
  });

  it('recalls the marks of the last reading by its token, and takes any other token for nothing', () => {
    const file = openFile(path);
    const marks = new Map([['t', 'x']]);
    const first = file.remember(new Map([['t', 'old']]));
    const token = file.remember(marks);
    expect(file.recall(JSON.stringify({ token }))).toBe(marks);
    expect(file.recall(JSON.stringify({ token: first }))).toEqual(new Map());
    expect(file.recall(JSON.stringify({ marks: [['v', null]] }))).toEqual(new Map([['v', null]]));
    expect(file.recall(undefined)).toEqual(new Map());
    file.locked.database.close();
  });
});

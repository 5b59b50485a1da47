import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerRequest } from '../../../../../adapters/database/sqlite/answer-request.ts';
import { authorizeIntrospection } from '../../../../../adapters/database/sqlite/authorize-introspection.ts';
import { authorizeQuery } from '../../../../../adapters/database/sqlite/authorize-query.ts';
import type { CatalogPart } from '../../../../../adapters/database/sqlite/catalog/catalog-part.ts';
import { createTableMarker } from '../../../../../adapters/database/sqlite/catalog/create-table-marker.ts';
import { type OpenFile, openFile } from '../../../../../adapters/database/sqlite/open-file.ts';
import type { LockedDatabase } from '../../../../../adapters/database/sqlite/open-locked.ts';
import { unreachableFailure } from '../../../../../adapters/database/sqlite/unreachable-failure.ts';
import { failureError } from '../../../../../src/shared/statement-process/failure-error.ts';

const noParts = async (): Promise<void> => {};

function holding(locked: LockedDatabase): OpenFile {
  const markTables = createTableMarker();
  return {
    locked,
    markTables,
    recall: () => new Map(),
    remember: () => '',
    renew: () => {},
    settle: () => {},
  };
}

describe('answerRequest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-sqlite-'));
  const path = join(folder, 'shop.db');
  let file: OpenFile;

  beforeAll(() => {
    const database = new DatabaseSync(path);
    database.exec(
      "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT CHECK (b IN ('x'))); INSERT INTO t VALUES (1, 'x')",
    );
    database.exec('CREATE VIEW v AS SELECT 1');
    database.close();
    file = openFile(path);
  });
  afterAll(() => {
    file.locked.database.close();
    rmSync(folder, { recursive: true });
  });

  it('answers each kind of request with JSON', async () => {
    expect(await answerRequest(file, { kind: 'version' }, noParts)).toEqual({
      ok: true,
      json: expect.stringMatching(/^"3\.[\d.]+"$/),
    });
    expect(await answerRequest(file, { kind: 'dryRun', sql: 'SELECT 1' }, noParts)).toEqual({
      ok: true,
      json: 'null',
    });
    const run = await answerRequest(
      file,
      { kind: 'run', sql: 'SELECT a FROM t', maxRows: 5, maxBytes: 100 },
      noParts,
    );
    expect(run).toEqual({
      ok: true,
      json: '{"columns":[{"name":"a","type":"INTEGER"}],"rows":[[1]],"truncated":false}',
    });
    const parts: unknown[] = [];
    const end = await answerRequest(file, { kind: 'introspect' }, async (json) => {
      parts.push(JSON.parse(json));
    });
    expect(parts).toMatchObject([{ tables: [{ name: 't' }, { name: 'v' }] }]);
    expect((parts[0] as CatalogPart).columns).toEqual([
      [0, 'a', 'INTEGER', 0, null, 1, 0],
      [0, 'b', 'TEXT', 0, null, 0, 0],
      [1, '1', '', 0, null, 0, 0],
    ]);
    expect(end.ok && JSON.parse(end.json)).toEqual({ stale: null, token: expect.any(String) });
  });

  it('sends the tables of a large schema in parts, each when the one before is on its way', async () => {
    const many = new DatabaseSync(':memory:');
    for (let number = 0; number < 400; number += 1) many.exec(`CREATE TABLE t${number} (a)`);
    const counts: number[] = [];
    let sending = false;
    const reply = await answerRequest(
      holding({ database: many, allow: () => {} }),
      { kind: 'introspect' },
      async (json) => {
        expect(sending).toBe(false);
        sending = true;
        counts.push(JSON.parse(json).tables.length);
        await new Promise(setImmediate);
        sending = false;
      },
    );
    many.close();
    expect(counts).toEqual([128, 128, 128, 16]);
    expect(reply).toMatchObject({ ok: true });
  });

  it('answers a refused statement with its fault', async () => {
    const failure = { code: 'SQL_FAULT', fault: { kind: 'unknown_table', name: 'nope' } };
    expect(await answerRequest(file, { kind: 'dryRun', sql: 'SELECT * FROM nope' }, noParts)).toMatchObject({
      ok: false,
      failure,
    });
  });

  it('locks the connection whatever the statement', () => {
    const { locked } = file;
    expect(() => locked.database.exec('DELETE FROM t')).toThrow(/not authorized/);
    locked.database.setAuthorizer(null);
    expect(() => locked.database.exec('DELETE FROM t')).toThrow(/readonly/);
    expect(() => locked.database.loadExtension('x')).toThrow(/not allowed|not authorized/);
    locked.database.setAuthorizer((action, first, second) =>
      authorizeQuery(action, first, second) ? constants.SQLITE_OK : constants.SQLITE_DENY,
    );
  });

  it('answers a schema that cannot be read with the reason', async () => {
    const database = new DatabaseSync(':memory:');
    database.close();
    const reply = await answerRequest(
      holding({ database, allow: () => {} }),
      { kind: 'introspect' },
      noParts,
    );
    expect(reply).toEqual({
      ok: false,
      failure: { code: 'INTROSPECTION_FAILED', reason: 'database is not open' },
    });
    const corrupt = Object.assign(new Error('malformed'), { errcode: 11 });
    const allow = () => {
      throw corrupt;
    };
    const failure = { code: 'DATABASE_UNREACHABLE', reason: 'malformed' };
    expect(await answerRequest(holding({ database, allow }), { kind: 'introspect' }, noParts)).toEqual({
      ok: false,
      failure,
    });
    expect(unreachableFailure('odd')).toEqual({ code: 'DATABASE_UNREACHABLE', reason: 'unknown error' });
  });
});

describe('the authorizers', () => {
  it('allow reading, and nothing else', () => {
    for (const authorize of [authorizeQuery, authorizeIntrospection]) {
      expect(authorize(constants.SQLITE_SELECT, null, null)).toBe(true);
      expect(authorize(constants.SQLITE_RECURSIVE, null, null)).toBe(true);
      expect(authorize(constants.SQLITE_READ, 't', 'a')).toBe(true);
      expect(authorize(constants.SQLITE_FUNCTION, null, 'lower')).toBe(true);
      expect(authorize(constants.SQLITE_PRAGMA, 'data_version', null)).toBe(true);
      expect(authorize(constants.SQLITE_PRAGMA, 'query_only', '0')).toBe(false);
      expect(authorize(constants.SQLITE_ATTACH, 'x', null)).toBe(false);
    }
    expect(authorizeQuery(constants.SQLITE_TRANSACTION, 'BEGIN', null)).toBe(false);
    expect(authorizeIntrospection(constants.SQLITE_TRANSACTION, 'BEGIN')).toBe(true);
    expect(authorizeQuery(constants.SQLITE_FUNCTION, null, 'LOAD_EXTENSION')).toBe(false);
    expect(authorizeQuery(constants.SQLITE_READ, 'SQLITE_schema', 'sql')).toBe(false);
    expect(authorizeQuery(constants.SQLITE_READ, null, null)).toBe(true);
    expect(authorizeQuery(constants.SQLITE_PRAGMA, 'table_xinfo', 't')).toBe(false);
    expect(authorizeIntrospection(constants.SQLITE_PRAGMA, 'table_xinfo')).toBe(true);
  });
});

describe('failureError', () => {
  it('gives each failure its code', () => {
    expect(failureError('SQLite', { code: 'DATABASE_UNREACHABLE', reason: 'r' })).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
    });
    expect(failureError('SQLite', { code: 'INTROSPECTION_FAILED', reason: 'r' })).toMatchObject({
      code: 'INTROSPECTION_FAILED',
    });
  });
});

import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerRequest } from '../../../../adapters/database/duckdb/answer-request.ts';
import {
  createFileAccess,
  type FileAccess,
} from '../../../../adapters/database/duckdb/create-file-access.ts';
import { createSyntaxReader } from '../../../../adapters/database/duckdb/create-syntax-reader.ts';
import { failureOf } from '../../../../adapters/database/duckdb/failure-of.ts';
import type { Catalog, ProcessRequest, SqlFault } from '../../../../src/adapter-kit/index.ts';
import { failureError } from '../../../../src/shared/statement-process/failure-error.ts';
import { createDuckdbFile, type DuckdbFile } from './create-duckdb-file.ts';

/** What runs in the child processes, asked directly. */
let file: DuckdbFile;
let access: FileAccess;
const syntax = createSyntaxReader({ DuckDBInstance });

beforeAll(async () => {
  file = await createDuckdbFile(`
    CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'a, b');
    CREATE TABLE parent (a INTEGER, b INTEGER, PRIMARY KEY (a, b), UNIQUE (b));
    CREATE TABLE child (
      id INTEGER PRIMARY KEY,
      pa INTEGER NOT NULL,
      pb INTEGER,
      feeling mood DEFAULT 'sad',
      price DECIMAL(10, 2) CHECK (price > 0),
      "Odd, ""name" VARCHAR DEFAULT 'GENERATED ALWAYS AS, (',
      doubled INTEGER GENERATED ALWAYS AS (id * 2) VIRTUAL,
      tags VARCHAR[],
      FOREIGN KEY (pa, pb) REFERENCES parent (a, b)
    );
    COMMENT ON TABLE child IS 'the children';
    COMMENT ON COLUMN child.pa IS 'first half';
    CREATE INDEX "My ix" ON child (pb, lower("Odd, ""name"), (id + 1));
    CREATE UNIQUE INDEX by_price ON child (price);
    CREATE VIEW sad AS SELECT id, feeling FROM child WHERE feeling = 'sad';
    COMMENT ON VIEW sad IS 'the sad ones';
    CREATE SCHEMA "other place";
    CREATE TABLE "other place".p (a INTEGER PRIMARY KEY);
    CREATE TABLE "other place".q (a INTEGER REFERENCES "other place".p (a));
    CREATE TABLE gone (a INTEGER);
    CREATE VIEW broken AS SELECT a FROM gone;
    DROP TABLE gone;
    CREATE SEQUENCE numbers;
    CREATE MACRO plus_one(x) AS x + 1;
    INSERT INTO parent VALUES (1, 2);
    INSERT INTO child (id, pa, pb, price) VALUES (1, 1, 2, 1.5);`);
  access = createFileAccess(
    { DuckDBInstance },
    { path: file.path, threads: 2, memoryLimitMb: 256, keepOpenMs: 5_000 },
  );
});

afterAll(async () => {
  access.close();
  await file.drop();
});

async function answer<Result>(request: ProcessRequest): Promise<Result> {
  const reply = await answerRequest({ access, syntax }, request);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return JSON.parse(reply.json);
}

async function rowOf(select: string): Promise<unknown> {
  const sql = `SELECT ${select}`;
  const result = await answer<{ rows: unknown[] }>({ kind: 'run', sql, maxRows: 10, maxBytes: 100_000 });
  return result.rows[0];
}

async function faultOf(sql: string): Promise<SqlFault> {
  const reply = await answerRequest({ access, syntax }, { kind: 'run', sql, maxRows: 10, maxBytes: 100_000 });
  if (reply.ok || reply.failure.code !== 'SQL_FAULT') throw new Error(`no fault: ${JSON.stringify(reply)}`);
  return reply.failure.fault;
}

describe('cells', () => {
  it.each([
    [
      '1::TINYINT, 1::UINTEGER, 9007199254740991, 9007199254740992, (-9007199254740993)::BIGINT',
      [1, 1, 9007199254740991, '9007199254740992', '-9007199254740993'],
    ],
    [
      '170141183460469231731687303715884105727::HUGEINT, 5::UHUGEINT, 1::BIGNUM',
      ['170141183460469231731687303715884105727', 5, 1],
    ],
    ['1.50::DECIMAL(20, 4), 0.1::DOUBLE, 0.1::FLOAT, 16777217::FLOAT', ['1.5000', 0.1, 0.1, 16777216]],
    ["'nan'::DOUBLE, 'inf'::DOUBLE, '-inf'::FLOAT, -0.0::DOUBLE", ['NaN', 'Infinity', '-Infinity', 0]],
    ['true, NULL, []', [true, null, []]],
    [
      "DATE '2020-01-02', TIME '03:04:05.5', TIMESTAMP '2020-01-02 03:04:05.123456'",
      ['2020-01-02', '03:04:05.5', '2020-01-02 03:04:05.123456'],
    ],
    [
      "TIMESTAMPTZ '2020-01-02 03:04:05+02', TIMESTAMP_NS '2020-01-02 03:04:05.123456789', TIMESTAMP_S '2020-01-02 03:04:05'",
      ['2020-01-02 01:04:05+00', '2020-01-02 03:04:05.123456789', '2020-01-02 03:04:05'],
    ],
    [
      "INTERVAL 1 MONTH + INTERVAL 2 DAY, 'infinity'::TIMESTAMP, '0101'::BIT",
      ['1 month 2 days', 'infinity', '0101'],
    ],
    [
      "'\\x00\\xFF'::BLOB, ''::BLOB, '12345678-1234-1234-1234-123456789012'::UUID",
      ['\\x00ff', '\\x', '12345678-1234-1234-1234-123456789012'],
    ],
    [
      "'sad'::mood, [1, NULL, 3], [1, 2]::INTEGER[2], [['a'], []]",
      ['sad', [1, null, 3], [1, 2], [['a'], []]],
    ],
    [
      "{'a': 1::HUGEINT, 'b': {'c': DATE '2020-01-02'}}, MAP {'k': 1, 'l': NULL}, MAP {[1]: 2, [3]: 4}, MAP {1: 'x'}",
      [{ a: 1, b: { c: '2020-01-02' } }, { k: 1, l: null }, { '[1]': 2, '[3]': 4 }, { 1: 'x' }],
    ],
    [
      "DATE 'infinity', DATE '-infinity', 'infinity'::TIMESTAMPTZ, '-infinity'::TIMESTAMP, [DATE 'infinity'], DATE '2147-01-01'",
      ['infinity', '-infinity', 'infinity', '-infinity', ['infinity'], '2147-01-01'],
    ],
    [
      "'infinity'::TIMESTAMP_S, '-infinity'::TIMESTAMP_S, 'infinity'::TIMESTAMP_MS, 'infinity'::TIMESTAMP_NS, '-infinity'::TIMESTAMP_NS",
      ['infinity', '-infinity', 'infinity', 'infinity', '-infinity'],
    ],
    [
      "[0.1::FLOAT, NULL], [0.1, 16777217]::FLOAT[2], {'f': 0.1::FLOAT, 'd': 0.1::DOUBLE}, MAP {'k': 0.1::FLOAT}, [[0.7::FLOAT]]",
      [[0.1, null], [0.1, 16777216], { f: 0.1, d: 0.1 }, { k: 0.1 }, [[0.7]]],
    ],
    [
      `{'j': '{"a":[1]}'::JSON, 's': '[1]'}, ['{"a":1}'::JSON], MAP {'k': '[2]'::JSON}, union_value(f := 0.1::FLOAT)`,
      [{ j: { a: [1] }, s: '[1]' }, [{ a: 1 }], { k: [2] }, 0.1],
    ],
    [`'{"a": 1e400, "b": -1E+999, "c": 1e300}'::JSON`, [{ a: '1e400', b: '-1E+999', c: 1e300 }]],
    ["'hi'::UNION(num INTEGER, str VARCHAR), 'Größe 数量 🙂'", ['hi', 'Größe 数量 🙂']],
    [
      `'{"a": 9007199254740993, "b": [1.5, null]}'::JSON, '{"a":1}'`,
      [{ a: '9007199254740993', b: [1.5, null] }, '{"a":1}'],
    ],
  ])('%s', async (select, expected) => {
    expect(await rowOf(select)).toEqual(expected);
  });

  it('leave out of a row nothing but what is too much', async () => {
    const sql = "SELECT i, repeat('é', 10) FROM range(5) r(i)";
    const result = await answer({ kind: 'run', sql, maxRows: 10, maxBytes: 2 + 2 * 26 + 1 });
    expect(result).toMatchObject({
      rows: [
        [0, 'é'.repeat(10)],
        [1, 'é'.repeat(10)],
      ],
      truncated: true,
    });
  });

  it('come with the names of their types', async () => {
    const sql = "SELECT 1::BIGINT AS a, '{}'::JSON AS b, 'sad'::mood AS c, [1] AS d";
    expect(await answer({ kind: 'run', sql, maxRows: 1, maxBytes: 100 })).toMatchObject({
      columns: [
        { name: 'a', type: 'BIGINT' },
        { name: 'b', type: 'JSON' },
        { name: 'c', type: expect.stringMatching(/mood|ENUM/) },
        { name: 'd', type: 'INTEGER[]' },
      ],
    });
  });
});

describe('faults', () => {
  it.each([
    ['selec 1', 'syntax', 'selec'],
    ['SELECT * FROM nope', 'unknown_table', 'nope'],
    ['SELECT * FROM main.nope', 'unknown_table', 'nope'],
    ['SELECT z.id FROM child', 'unknown_table', 'z'],
    ['SELECT nope FROM child', 'unknown_column', 'nope'],
    ['SELECT child.nope FROM child', 'unknown_column', 'nope'],
    ['SELECT * FROM parent p JOIN child c USING (zz)', 'unknown_column', 'zz'],
    ['SELECT nope(1)', 'unknown_function', 'nope'],
    ['SELECT * FROM nope(1)', 'unknown_function', 'nope'],
    ["SELECT read_text('x')", 'unknown_function', 'read_text'],
    ['SELECT a FROM parent JOIN parent AS p ON true', 'ambiguous_column', 'a'],
    ['SELECT pa, count(*) FROM child', 'grouping', 'pa'],
    ['SELECT count(*) FROM child WHERE count(*) > 1', 'grouping', null],
    ['SELECT max(sum(id)) FROM child', 'grouping', null],
    ['SELECT sum(feeling::VARCHAR) FROM child', 'type_mismatch', 'sum'],
    ["SELECT 1 + 'a'", 'type_mismatch', '+'],
    ['SELECT unnest(1)', 'type_mismatch', null],
    ["SELECT 'a'::INTEGER", 'type_mismatch', null],
    ['SELECT 9223372036854775807 + 1', 'type_mismatch', null],
    ['INSERT INTO parent VALUES (3, 4)', 'permission_denied', null],
    ["SELECT * FROM read_text('/etc/passwd')", 'permission_denied', null],
    ["SELECT error('own words')", 'other', null],
    ['SELECT (SELECT i FROM range(3) r(i))', 'other', null],
  ])('%s is %s of %s', async (sql, kind, name) => {
    expect(await faultOf(sql)).toMatchObject({ kind, name });
  });

  it('suggest what DuckDB suggests, on one line', async () => {
    const { message } = await faultOf('SELECT * FROM paren');
    expect(message).toBe('Table with name paren does not exist! Did you mean "parent"?');
  });

  it('of a statement about a value keep the value that the statement holds', async () => {
    expect((await faultOf("SELECT 'abc'::INTEGER")).message).toBe("Could not convert string 'abc' to INT32");
    const { message } = await faultOf('SELECT CAST(feeling AS INTEGER) FROM child');
    expect(message).not.toContain('sad');
  });

  it.each([
    ["strptime(v, '%Y')", 'Could not parse string "…" Error: Expected a number'],
    ['v::INTEGER', "Could not convert string '…' to INT32 when casting from source column v"],
    [
      'v::DATE',
      'invalid date field format: "…", expected format is (YYYY-MM-DD) when casting from source column v',
    ],
    [
      'v::INTEGER[]',
      "Type VARCHAR with value '…' cannot be cast to the destination type INTEGER[] when casting from source column v",
    ],
    ['timezone(v, now())', `Unknown TimeZone '…'! Candidate time zones: "…"`],
    ["regexp_matches('a', v || '(')", 'missing ): …'],
    ["strftime(now(), v || '%Q')", 'Failed to parse format specifier …'],
  ])('never shows a value of a row: %s', async (call, message) => {
    for (const value of ['S3cret W0rd', "O''Brien''s S3cret", 'S3cret "W0rd" here', 'S3cret\nW0rd']) {
      const backwards = Array.from(value).reverse().join('');
      const fault = await faultOf(`SELECT ${call} FROM (SELECT reverse('${backwards}') AS v) t`);
      expect(fault.message).not.toMatch(/S3c|W0rd|Brien/);
      if (value === 'S3cret W0rd') expect(fault.message).toBe(message);
    }
  });

  it('of a value keep all words that the statement holds', async () => {
    expect((await faultOf("SELECT strptime('soon', '%Y')")).message).toBe(
      'Could not parse string "soon" according to format specifier "%Y" Error: Expected a number',
    );
    expect((await faultOf("SELECT regexp_matches('a', 'b(')")).message).toBe('missing ): b(');
  });
});

describe('a statement', () => {
  it.each([
    ['', 'syntax', 'There has to be exactly one statement.'],
    ['SELECT 1; SELECT 2', 'syntax', 'There has to be exactly one statement.'],
    ['PIVOT child ON pa USING count(*)', 'syntax', expect.stringContaining('IN (')],
    ["SELECT 'a\0'", 'syntax', expect.stringContaining('character')],
    ["SELECT '\ud800'", 'syntax', expect.stringContaining('character')],
    ['SELECT ?', 'syntax', expect.stringContaining('parameters')],
    ['EXPLAIN SELECT 1', 'permission_denied', 'Only statements that read are run.'],
  ])('%j is refused', async (sql, kind, message) => {
    expect(await faultOf(sql)).toEqual({ kind, name: null, message });
  });

  it.each([
    'FROM child',
    'VALUES (1)',
    'DESCRIBE child',
    'SHOW TABLES',
    'SUMMARIZE child',
    'PIVOT child ON pa IN (1, 2) USING count(*)',
    'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT * FROM n',
  ])('%s reads', async (sql) => {
    expect(await answer({ kind: 'dryRun', sql })).toBeNull();
  });
});

describe('a failure', () => {
  const settings = { threads: 1, memoryLimitMb: 64, keepOpenMs: 0 };

  it('of a file is no fault of the statement', async () => {
    const missing = createFileAccess({ DuckDBInstance }, { ...settings, path: `${file.path}.missing` });
    const lone = { kind: 'run', sql: 'SELECT 1', maxRows: 1, maxBytes: 100 } as const;
    for (const request of [lone, { kind: 'version' }, { kind: 'introspect' }] as const) {
      expect(await answerRequest({ access: missing, syntax }, request)).toMatchObject({
        ok: false,
        failure: { code: 'DATABASE_UNREACHABLE' },
      });
    }
  });

  it.each([
    [
      new Error('IO Error: Could not set lock on file "x": Conflicting lock is held'),
      'another process has it open for writing',
    ],
    [
      new Error('IO Error: The file "x" exists, but it is not a valid DuckDB database file!'),
      'the file is not a DuckDB database',
    ],
    [new Error('IO Error: broken\nLine two'), 'broken'],
    [new Error('FATAL Error: database has been invalidated'), 'database has been invalidated'],
  ])('%s is told as %s', (error, reason) => {
    const failure = failureOf(error, { kind: 'dryRun', sql: 'SELECT 1' });
    expect(failure).toEqual({ code: 'DATABASE_UNREACHABLE', reason });
    expect(failureError('DuckDB', failure)).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason },
    });
  });

  it('of introspection says so', () => {
    const failure = failureOf(new Error('Binder Error: oops'), { kind: 'introspect' });
    expect(failureError('DuckDB', failure)).toMatchObject({
      code: 'INTROSPECTION_FAILED',
      message: 'The schema cannot be read: oops.',
    });
  });

  it('to find the package says what to install', () => {
    const failure = {
      code: 'PEER_MISSING',
      message: 'Install it.',
      packageName: '@duckdb/node-api',
    } as const;
    expect(failureError('DuckDB', failure)).toMatchObject({
      code: 'PEER_MISSING',
      message: 'Install it.',
      details: { packageName: '@duckdb/node-api' },
    });
  });

  it("without a class of DuckDB's is of no kind", () => {
    const request = { kind: 'dryRun', sql: 'SELECT 1' } as const;
    for (const thrown of [new Error('{"exception_type" broken'), 'a text']) {
      expect(failureOf(thrown, request)).toMatchObject({ code: 'SQL_FAULT', fault: { kind: 'other' } });
    }
  });
});

describe('introspection', () => {
  it('gives the version', async () => {
    expect(await answer({ kind: 'version' })).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('gives tables and views with comments, keys, checks, indexes, enums and computed columns', async () => {
    const { tables, ...catalog } = await answer<Catalog>({ kind: 'introspect' });
    expect(catalog).toEqual({ dialect: 'duckdb', searchPath: ['main'] });
    expect(tables.map(({ schema, name, kind }) => `${schema}.${name} ${kind}`)).toEqual([
      'main.broken view',
      'main.child table',
      'main.parent table',
      'main.sad view',
      'other place.p table',
      'other place.q table',
    ]);
    const child = tables.find(({ name }) => name === 'child');
    expect(child).toEqual({
      schema: 'main',
      name: 'child',
      kind: 'table',
      comment: 'the children',
      rowEstimate: 1,
      columns: [
        column('id', 'INTEGER', { nullable: false }),
        column('pa', 'INTEGER', { nullable: false, comment: 'first half' }),
        column('pb', 'INTEGER'),
        column('feeling', "ENUM('sad', 'it''s ok', 'a, b')", {
          default: "'sad'",
          enumValues: ['sad', "it's ok", 'a, b'],
        }),
        column('price', 'DECIMAL(10,2)'),
        column('Odd, "name', 'VARCHAR', { default: "'GENERATED ALWAYS AS, ('" }),
        column('doubled', 'INTEGER', { default: 'CAST((id * 2) AS INTEGER)', generated: 'virtual' }),
        column('tags', 'VARCHAR[]'),
      ],
      primaryKey: { name: 'child_id_pkey', columns: ['id'] },
      uniqueConstraints: [],
      foreignKeys: [
        {
          name: expect.any(String),
          columns: ['pa', 'pb'],
          references: { schema: 'main', table: 'parent', columns: ['a', 'b'] },
        },
      ],
      checkConstraints: [{ name: expect.any(String), expression: '(price > 0)' }],
      indexes: [
        { name: 'My ix', unique: false, columns: ['pb', 'lower("Odd, ""name")', 'id + 1'], where: null },
        { name: 'by_price', unique: true, columns: ['price'], where: null },
      ],
    });
    expect(tables.find(({ name }) => name === 'parent')).toMatchObject({
      primaryKey: { columns: ['a', 'b'] },
      uniqueConstraints: [{ columns: ['b'] }],
    });
    expect(tables.find(({ name }) => name === 'sad')).toMatchObject({
      comment: 'the sad ones',
      rowEstimate: null,
      columns: [{ name: 'id' }, { name: 'feeling', enumValues: ['sad', "it's ok", 'a, b'] }],
    });
    expect(tables.find(({ name }) => name === 'q')?.foreignKeys[0]?.references).toEqual({
      schema: 'other place',
      table: 'p',
      columns: ['a'],
    });
  });
});

function column(name: string, type: string, facts: object = {}): object {
  const plain = { nullable: true, default: null, generated: null, enumValues: null, comment: null };
  return { name, type, ...plain, ...facts };
}

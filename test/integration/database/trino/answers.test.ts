import { trinoDatabase } from 'nlquery/database/trino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellOf } from '../../../../adapters/database/trino/cell-of.ts';
import { toSqlFault } from '../../../../adapters/database/trino/to-sql-fault.ts';
import { TrinoFailure } from '../../../../adapters/database/trino/trino-failure.ts';
import type { DatabaseConnection } from '../../../../src/adapter-kit/index.ts';
import { guardConnection } from '../../../../src/safety/guard-connection.ts';
import { startTrinoEmulator, type TrinoEmulator } from '../../../emulators/trino/start-trino-emulator.ts';
import { userError } from '../../../emulators/trino/trino-error-body.ts';

const limits = { maxRows: 100, maxBytes: 1_000_000, timeoutMs: 10_000 };

let emulator: TrinoEmulator;
let connection: DatabaseConnection;
/** Statements that the emulator refuses. */
const refused = new Set<string>();

beforeAll(async () => {
  emulator = await startTrinoEmulator({
    rowsPerPage: 100,
    befall: (sql) =>
      [...refused].some((part) => sql.includes(part))
        ? { error: userError('PERMISSION_DENIED', 'Access Denied: not for you') }
        : undefined,
  });
  await emulator.execute('CREATE SCHEMA shop');
  await emulator.execute('CREATE SCHEMA "Other ""Place"');
  await emulator.execute(
    "CREATE TABLE orders (id integer NOT NULL, total decimal(10,2), note varchar(20) DEFAULT 'none')",
    'shop',
  );
  await emulator.execute("COMMENT ON TABLE orders IS 'what was sold'", 'shop');
  await emulator.execute("COMMENT ON COLUMN orders.total IS 'in euro'", 'shop');
  await emulator.execute("INSERT INTO orders VALUES (1, 1.50, 'a'), (2, NULL, NULL)", 'shop');
  await emulator.execute('CREATE VIEW totals AS SELECT total FROM orders', 'shop');
  await emulator.execute('CREATE TABLE far (id bigint)', 'Other "Place');
  connection = await trinoDatabase().connect(`${emulator.url}/shop`);
});

afterAll(async () => {
  await connection.close();
  await emulator.close();
});

describe('cells', () => {
  it.each([
    [
      '1, 9007199254740991, 9007199254740993, -9007199254740993',
      [1, 9007199254740991, '9007199254740993', '-9007199254740993'],
    ],
    [
      "1.50::DECIMAL(38, 2), 0.5::DOUBLE, 1e300::DOUBLE, 'nan'::DOUBLE, '-inf'::DOUBLE",
      ['1.50', 0.5, 1e300, 'NaN', '-Infinity'],
    ],
    [
      "TIMESTAMP '2020-01-02 03:04:05.123456', DATE '2020-01-02', true, NULL",
      ['2020-01-02 03:04:05.123456', '2020-01-02', true, null],
    ],
    [
      "'\\x00\\xFF'::BLOB, '12345678-1234-1234-1234-123456789012'::UUID, 'Größe 🙂'",
      ['\\x00ff', '12345678-1234-1234-1234-123456789012', 'Größe 🙂'],
    ],
    ["[1, NULL], ['\\x01'::BLOB], [[9007199254740993]]", [[1, null], ['\\x01'], [['9007199254740993']]]],
    ["{'a': 1, 'b': '\\x01'::BLOB}, MAP {'k': '\\x01'::BLOB}", [{ a: 1, b: '\\x01' }, { k: '\\x01' }]],
    [`'{"a": [1, 9007199254740993]}'::JSON, '{"a": 1}'`, [{ a: [1, '9007199254740993'] }, '{"a": 1}']],
  ])('%s', async (select, expected) => {
    expect((await connection.run(`SELECT ${select}`, limits)).rows).toEqual([expected]);
  });

  it('of rows without names, or with one name twice, are lists', () => {
    const field = (name: string | null) => ({
      kind: 'NAMED_TYPE',
      value: { fieldName: name === null ? null : { name }, typeSignature: { rawType: 'integer' } },
    });
    const row = (...names: (string | null)[]) => ({ rawType: 'row', arguments: names.map(field) });
    expect(cellOf([1, 2], row('a', 'b'))).toEqual({ a: 1, b: 2 });
    expect(cellOf([1, 2], row('a', 'a'))).toEqual([1, 2]);
    expect(cellOf([1, 2], row('a', null))).toEqual([1, 2]);
    expect(cellOf([1, 2], { rawType: 'row' })).toEqual([1, 2]);
  });

  it('of columns without a type signature are what they are', () => {
    expect(cellOf('AAE=', undefined)).toBe('AAE=');
    expect(cellOf({ a: [1] }, undefined)).toEqual({ a: [1] });
    expect(cellOf(undefined, undefined)).toBeNull();
    expect(cellOf('not JSON', { rawType: 'json' })).toBe('not JSON');
    expect(cellOf('[1e400, 1e300]', { rawType: 'json' })).toEqual(['1e400', 1e300]);
  });
});

describe('faults', () => {
  it.each([
    [
      'TABLE_NOT_FOUND',
      "line 1:15: Table 'memory.shop.nope' does not exist",
      'SELECT * FROM Nope',
      'unknown_table',
      'Nope',
    ],
    [
      'TABLE_NOT_FOUND',
      "line 1:15: Table 'memory.shop.nope' does not exist",
      'SELECT * FROM shop.nope',
      'unknown_table',
      'shop.nope',
    ],
    [
      'SCHEMA_NOT_FOUND',
      "line 1:15: Schema 'nope' does not exist",
      'SELECT * FROM nope.t',
      'unknown_table',
      'nope',
    ],
    [
      'CATALOG_NOT_FOUND',
      "line 1:15: Catalog 'nope' not found",
      'SELECT * FROM nope.a.t',
      'unknown_table',
      'nope',
    ],
    [
      'COLUMN_NOT_FOUND',
      "line 1:8: Column 'o.nope' cannot be resolved",
      'SELECT o.nope FROM o',
      'unknown_column',
      'o.nope',
    ],
    ['AMBIGUOUS_NAME', "line 1:8: Column 'id' is ambiguous", 'SELECT id FROM a, b', 'ambiguous_column', 'id'],
    [
      'FUNCTION_NOT_FOUND',
      "line 1:8: Function 'nope' not registered",
      'SELECT nope()',
      'unknown_function',
      'nope',
    ],
    [
      'FUNCTION_NOT_FOUND',
      'line 1:8: Unexpected parameters (varchar) for function sum. Expected: sum(bigint)',
      "SELECT sum('a')",
      'type_mismatch',
      'sum',
    ],
    [
      'EXPRESSION_NOT_AGGREGATE',
      `line 1:8: '"o"."id"' must be an aggregate expression or appear in GROUP BY clause`,
      'SELECT o.id, count(*) FROM o',
      'grouping',
      'o.id',
    ],
    [
      'TYPE_MISMATCH',
      'line 1:20: Cannot apply operator: integer = varchar',
      "SELECT 1 = 'a'",
      'type_mismatch',
      null,
    ],
    [
      'PERMISSION_DENIED',
      'Access Denied: Cannot select from columns [a] in table or view memory.shop.t',
      'SELECT a FROM t',
      'permission_denied',
      't',
    ],
    [
      'SYNTAX_ERROR',
      "line 1:8: mismatched input 'FORM'. Expecting: ','",
      'SELECT 1 FORM t',
      'syntax',
      'FORM',
    ],
    [
      'EXCEEDED_LOCAL_MEMORY_LIMIT',
      'Query exceeded per-node memory limit of 1GB',
      'SELECT 1',
      'too_large',
      null,
    ],
    ['GENERIC_INTERNAL_ERROR', 'oops', 'SELECT 1', 'other', null],
  ])('%s: %s', (errorName, message, sql, kind, name) => {
    const failure = new TrinoFailure(userError(errorName, message));
    expect(toSqlFault(failure, { sql, secrets: [] })).toEqual({ kind, name, message });
  });

  it('keep values of rows out', () => {
    const faultOf = (errorName: string, message: string, sql: string): string =>
      toSqlFault(new TrinoFailure(userError(errorName, message)), { sql, secrets: [] }).message;
    const cast = "Cannot cast 'abc' to INT";
    expect(faultOf('INVALID_CAST_ARGUMENT', cast, "SELECT CAST('abc' AS integer)")).toBe(cast);
    expect(faultOf('INVALID_CAST_ARGUMENT', cast, 'SELECT CAST(note AS integer) FROM t')).toBe(
      "Cannot cast '…' to INT",
    );
    expect(
      faultOf('NUMERIC_VALUE_OUT_OF_RANGE', 'bigint addition overflow: 99 + 1', 'SELECT a + 1 FROM t'),
    ).toBe('bigint addition overflow: … + 1');
  });

  it.each([
    ['INVALID_CAST_ARGUMENT', "Cannot cast 'O'Brien' to INT", "Cannot cast '…' to INT"],
    [
      'INVALID_CAST_ARGUMENT',
      "line 1:8: Cannot cast 'it's Bob's' to INT",
      "line 1:8: Cannot cast '…' to INT",
    ],
    [
      'INVALID_CAST_ARGUMENT',
      'Value cannot be cast to date: S3cret: W0rd',
      'Value cannot be cast to date: …',
    ],
    [
      'INVALID_CAST_ARGUMENT',
      'Value cannot be cast to timestamp(3): S3cret',
      'Value cannot be cast to timestamp(3): …',
    ],
    ['INVALID_CAST_ARGUMENT', 'Cannot cast value to UUID: S3cret', 'Cannot cast value to UUID: …'],
    [
      'INVALID_FUNCTION_ARGUMENT',
      'duration is not a valid data duration string: S3cret',
      'duration is not a valid data duration string: …',
    ],
    [
      'INVALID_FUNCTION_ARGUMENT',
      'Invalid format: "S3cret "W0rd" x" is malformed at "W0rd"',
      'Invalid format: "…"',
    ],
  ])('keep values of rows out of %s: %s', (errorName, message, expected) => {
    const failure = new TrinoFailure(userError(errorName, message));
    expect(toSqlFault(failure, { sql: 'SELECT s FROM t WHERE Oid = 1', secrets: [] }).message).toBe(expected);
  });

  it('show what the statement says of a value itself', () => {
    const messageOf = (message: string, sql: string) =>
      toSqlFault(new TrinoFailure(userError('INVALID_CAST_ARGUMENT', message)), { sql, secrets: [] }).message;
    const date = 'Value cannot be cast to date: soon';
    expect(messageOf(date, "SELECT date('soon')")).toBe(date);
    const format = 'Invalid format: "2020-13" is malformed at "13"';
    expect(messageOf(format, "SELECT date_parse('2020-13', '%Y-%m')")).toBe(format);
  });

  it('keep secrets out', () => {
    const failure = new TrinoFailure(userError('COLUMN_NOT_FOUND', "Column 'hunter2' cannot be resolved"));
    const fault = toSqlFault(failure, { sql: 'SELECT hunter2', secrets: ['hunter2'] });
    expect(JSON.stringify(fault)).not.toContain('hunter2');
  });

  it('of an error without words have some', () => {
    expect(toSqlFault(new TrinoFailure({}), { sql: '', secrets: [] })).toEqual({
      kind: 'other',
      name: null,
      message: 'The statement failed.',
    });
  });
});

describe('introspection', () => {
  it('gives tables and views of all schemas, with comments, defaults and row counts, and no keys', async () => {
    const { tables, ...catalog } = await connection.introspect();
    expect(catalog).toEqual({
      dialect: 'trino',
      serverVersion: '476',
      databaseName: 'memory',
      searchPath: ['shop'],
    });
    expect(tables.map(({ schema, name, kind, rowEstimate }) => [schema, name, kind, rowEstimate])).toEqual(
      expect.arrayContaining([
        ['shop', 'orders', 'table', 2],
        ['shop', 'totals', 'view', null],
        ['Other "Place', 'far', 'table', 0],
      ]),
    );
    expect(tables).toHaveLength(3);
    expect(tables.find(({ name }) => name === 'orders')).toEqual({
      schema: 'shop',
      name: 'orders',
      kind: 'table',
      comment: 'what was sold',
      rowEstimate: 2,
      columns: [
        { ...plain, name: 'id', type: 'integer', nullable: false },
        { ...plain, name: 'total', type: 'decimal(10,2)', comment: 'in euro' },
        { ...plain, name: 'note', type: 'varchar(20)', default: "'none'" },
      ],
      primaryKey: null,
      uniqueConstraints: [],
      foreignKeys: [],
      checkConstraints: [],
      indexes: [],
    });
  });

  it('gives names by which the guard knows tables that are named in full', async () => {
    const guarded = guardConnection(connection, {
      dialect: 'trino',
      catalog: await connection.introspect(),
      strictNames: true,
    });
    const { rows } = await guarded.run('SELECT id FROM memory.shop.orders ORDER BY id', limits);
    expect(rows).toEqual([[1], [2]]);
    await expect(guarded.run('SELECT * FROM other.shop.orders', limits)).rejects.toMatchObject({
      code: 'SQL_REJECTED',
      details: { rule: 'schema' },
    });
  });

  it('does without comments and row counts where they are refused', async () => {
    for (const part of ['system.', 'SHOW STATS']) refused.add(part);
    const { tables } = await connection.introspect().finally(() => refused.clear());
    expect(tables.find(({ name }) => name === 'orders')).toMatchObject({ comment: null, rowEstimate: null });
  });

  it('fails where the tables themselves are refused', async () => {
    refused.add('information_schema.columns');
    const failure = connection.introspect().finally(() => refused.clear());
    await expect(failure).rejects.toMatchObject({ code: 'INTROSPECTION_FAILED' });
  });

  it('asks for the rows of so many tables as it is told', async () => {
    const few = await trinoDatabase({ rowEstimates: 1 }).connect(emulator.url);
    const { tables, searchPath } = await few.introspect();
    expect(tables.filter(({ rowEstimate }) => rowEstimate !== null)).toHaveLength(1);
    expect(searchPath).toEqual([]);
    await few.close();
  });
});

const plain = { nullable: true, default: null, generated: null, enumValues: null, comment: null };

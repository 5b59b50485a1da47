import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { prepareOne } from '../../../../../adapters/database/sqlite/prepare-one.ts';
import { sqlFaultOf } from '../../../../../adapters/database/sqlite/sql-fault-of.ts';
import { statementFailure } from '../../../../../adapters/database/sqlite/statement-failure.ts';

const database = new DatabaseSync(':memory:');
database.exec('CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)');

function thrownBy(sql: string): unknown {
  try {
    prepareOne(database, sql).all();
  } catch (error) {
    return error;
  }
  throw new Error('it was not refused');
}

describe('sqlFaultOf', () => {
  it.each([
    ['SELECT * FROM nope', 'unknown_table', 'nope'],
    ['SELECT * FROM main.nope', 'unknown_table', 'main.nope'],
    ['SELECT nope FROM t', 'unknown_column', 'nope'],
    ['SELECT t.nope FROM t', 'unknown_column', 't.nope'],
    ['SELECT "nope" FROM t', 'unknown_column', 'nope'],
    ['SELECT 1 FROM t JOIN t AS u USING (nope)', 'unknown_column', 'nope'],
    ['SELECT a FROM t, t AS u', 'ambiguous_column', 'a'],
    ['SELECT nope(1)', 'unknown_function', 'nope'],
    ['SELECT substr()', 'unknown_function', 'substr'],
    ["SELECT * FROM t('x')", 'unknown_function', 't'],
    ['SELECT * FRM t', 'syntax', 'FRM'],
    ["SELECT 'abc", 'syntax', "'abc"],
    ['SELECT', 'syntax', null],
    ['SELECT (SELECT 1, 2)', 'syntax', null],
    ['SELECT 1 UNION SELECT 1, 2', 'syntax', null],
    ['SELECT sum(a) FROM t WHERE sum(a) > 1', 'grouping', 'sum'],
    ['SELECT a FROM t WHERE row_number() OVER () = 1', 'grouping', 'row_number'],
    ['SELECT a FROM t GROUP BY 5', 'grouping', null],
    ['SELECT a FROM t HAVING a > 1', 'grouping', null],
    ['SELECT zeroblob(100000000000)', 'too_large', null],
    ['SELECT a FROM t ORDER BY 9', 'other', null],
    ["SELECT json('x')", 'other', null],
    ['DELETE FROM t', 'permission_denied', null],
    ['', 'permission_denied', null],
    ['SELECT 1; SELECT 2', 'syntax', null],
    ['SELECT \ud800', 'syntax', null],
  ])('%s is %s', (sql, kind, name) => {
    expect(sqlFaultOf(thrownBy(sql))).toMatchObject({ kind, name });
  });

  it('calls an expression that is nested too deeply too large', () => {
    const fault = sqlFaultOf(thrownBy(`SELECT ${Array(1_100).fill('1').join(' + ')}`));
    expect(fault).toMatchObject({ kind: 'too_large', name: null });
  });

  it.each([
    [7, 'too_large'],
    [20, 'type_mismatch'],
    [776, 'permission_denied'],
    [1, 'other'],
  ])('result code %d is %s', (errcode, kind) => {
    expect(sqlFaultOf(Object.assign(new Error('words'), { errcode }))).toEqual({
      kind,
      name: null,
      message: 'words',
    });
  });

  it('makes do with what is no error', () => {
    expect(sqlFaultOf(null)).toEqual({ kind: 'other', name: null, message: 'unknown error' });
  });
});

describe('statementFailure', () => {
  it('tells a fault of the file from one of the statement', () => {
    const locked = Object.assign(new Error('database is locked'), { errcode: 261 });
    expect(statementFailure(locked)).toEqual({ code: 'DATABASE_UNREACHABLE', reason: 'database is locked' });
    expect(statementFailure(new Error('odd'))).toMatchObject({ code: 'SQL_FAULT', fault: { kind: 'other' } });
  });
});

import { describe, expect, it } from 'vitest';
import { beginStatements } from '../../../../adapters/database/mysql/begin-statements.ts';
import { columnTypeName } from '../../../../adapters/database/mysql/column-type-name.ts';
import { decodeCell } from '../../../../adapters/database/mysql/decode-cell.ts';
import { isStatementError } from '../../../../adapters/database/mysql/is-statement-error.ts';

const mysql = {
  dialect: 'mysql',
  version: '8.4.2',
  sqlMode: 'STRICT_TRANS_TABLES',
  groupConcatMaxLength: 1_024,
} as const;
const mariadb = { ...mysql, dialect: 'mariadb' } as const;

describe('beginStatements', () => {
  it('limits the time in milliseconds for MySQL and in seconds for MariaDB', () => {
    expect(beginStatements(mysql, { timeoutMs: 1_500 })[0]).toContain('SESSION max_execution_time = 1500,');
    expect(beginStatements(mariadb, { timeoutMs: 1_500 })[0]).toContain('SESSION max_statement_time = 1.5,');
  });

  it.each([0, -1, 0.2])('takes %d ms for the shortest time, never for no limit', (timeoutMs) => {
    expect(beginStatements(mysql, { timeoutMs })[0]).toContain('max_execution_time = 1,');
    expect(beginStatements(mariadb, { timeoutMs })[0]).toContain('max_statement_time = 0.001,');
  });

  it('makes session and transaction read-only, in each one’s own words', () => {
    expect(beginStatements(mysql, { timeoutMs: 1 })[0]).toContain('SESSION transaction_read_only = 1');
    expect(beginStatements(mariadb, { timeoutMs: 1 })[0]).toContain('SESSION tx_read_only = 1');
    expect(beginStatements(mysql, { timeoutMs: 1 })[1]).toBe('START TRANSACTION READ ONLY');
  });

  it('limits rows only where told to', () => {
    expect(beginStatements(mysql, { timeoutMs: 1 })[0]).toContain('sql_select_limit = DEFAULT');
    expect(beginStatements(mysql, { timeoutMs: 1, maxRows: 11 })[0]).toContain('sql_select_limit = 11');
  });
});

describe('columns and cells that MariaDB 10 does not have', () => {
  const field = { name: 'x', columnType: 245, flags: 0, characterSet: 63 };

  it('reads JSON as MySQL sends it, and keeps as text what JavaScript cannot hold', () => {
    expect(columnTypeName(field)).toBe('json');
    expect(decodeCell('{"a": [1, 12345678901234567890, 1e400, 1.5e300]}', field)).toEqual({
      a: [1, '12345678901234567890', '1e400', 1.5e300],
    });
    expect(decodeCell('not json', field)).toBe('not json');
  });

  it('gives a vector as bytes, and no name to a type that nobody knows', () => {
    expect(columnTypeName({ ...field, columnType: 242 })).toBe('vector');
    expect(columnTypeName({ ...field, columnType: 99 })).toBeNull();
    expect(decodeCell(Buffer.of(0, 255), { ...field, columnType: 242 })).toBe('\\x00ff');
  });

  it.each([
    [Math.fround(0.1), 0.1],
    [Math.fround(16_777_216), 16_777_216],
    [Math.fround(3.4028234e38), 3.4028235e38],
    [Math.fround(-0), 0],
  ])('writes a FLOAT as short as it is stored: %d', (value, cell) => {
    expect(decodeCell(value, { ...field, columnType: 4 })).toBe(cell);
  });
});

describe('isStatementError', () => {
  const said = { sqlState: '42S02', sqlMessage: 'said' };

  it('tells what the server refused from what ended the session', () => {
    expect(isStatementError(Object.assign(new Error(), said, { errno: 1146 }))).toBe(true);
    for (const errno of [1040, 1053, 1927, 4031]) {
      expect(isStatementError(Object.assign(new Error(), said, { errno }))).toBe(false);
    }
    expect(isStatementError(Object.assign(new Error(), { errno: -111, code: 'ECONNREFUSED' }))).toBe(false);
    expect(isStatementError(null)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { toSqlFault } from '../../../../adapters/database/mysql/to-sql-fault.ts';

/** What servers other than the one at hand say, as their sources and manuals have it. */
describe('toSqlFault', () => {
  const options = {
    sql: 'SELECT lpad(c.nope) FROM shop.customer c',
    databaseName: 'shop',
    secrets: ['hunter2'],
  };
  const faultOf = (errno: number, sqlMessage: string, sql = options.sql) =>
    toSqlFault(Object.assign(new Error(sqlMessage), { errno, sqlMessage, sqlState: 'HY000' }), {
      ...options,
      sql,
    });

  it.each([
    [1146, "Table 'shop.no_such' doesn't exist", 'unknown_table', 'no_such'],
    [1146, "Table 'shop.customer' doesn't exist", 'unknown_table', 'shop.customer'],
    [1146, "Table 'other.customer' doesn't exist", 'unknown_table', 'other.customer'],
    [1049, "Unknown database 'other'", 'unknown_table', 'other'],
    [1109, "Unknown table 'x' in field list", 'unknown_table', 'x'],
    [1054, "Unknown column 'c.nope' in 'SELECT'", 'unknown_column', 'c.nope'],
    [1052, "Column 'id' in field list is ambiguous", 'ambiguous_column', 'id'],
    [1305, 'FUNCTION shop.nope does not exist', 'unknown_function', 'nope'],
    [
      1630,
      "FUNCTION nope does not exist. Check the 'Function Name Parsing' section",
      'unknown_function',
      'nope',
    ],
    [1370, "execute command denied to user 'a'@'%' for routine 'shop.nope'", 'unknown_function', 'nope'],
    [1064, "You have an error near 'WHERE id = 1' at line 1", 'syntax', 'WHERE'],
    [1064, "You have an error near '' at line 1", 'syntax', null],
    [1055, "'shop.c.name' isn't in GROUP BY", 'grouping', 'c.name'],
    [
      1055,
      "Expression #2 of SELECT list is not in GROUP BY clause and contains nonaggregated column 'shop.c.name' which is not",
      'grouping',
      'c.name',
    ],
    [1142, "SELECT command denied to user 'a'@'h' for table `shop`.`secret`", 'permission_denied', 'secret'],
    [1142, "SELECT command denied to user 'a'@'h' for table 'secret'", 'permission_denied', 'secret'],
    [1143, "SELECT command denied to user 'a'@'h' for column 'pay' in table 'p'", 'permission_denied', 'pay'],
    [1044, "Access denied for user 'a'@'h' to database 'other'", 'permission_denied', 'other'],
    [1227, 'Access denied; you need (at least one of) the SUPER privilege(s)', 'permission_denied', null],
    [1582, "Incorrect parameter count in the call to native function 'lpad'", 'type_mismatch', 'lpad'],
    [1365, 'Division by 0', 'division_by_zero', null],
    [3024, 'Query execution was interrupted, maximum statement execution time exceeded', 'timeout', null],
    [1969, 'Query execution was interrupted (max_statement_time exceeded)', 'timeout', null],
    [1205, 'Lock wait timeout exceeded; try restarting transaction', 'timeout', null],
    [1104, 'The SELECT would examine more than MAX_JOIN_SIZE rows', 'too_large', null],
    [1242, 'Subquery returns more than 1 row', 'other', null],
  ] as const)('%s %s', (errno, message, kind, name) => {
    expect(faultOf(errno, message)).toEqual({ kind, name, message });
  });

  it.each([
    [1105, "XPATH syntax error: '~private'", "XPATH syntax error: '…'"],
    [1062, "Duplicate entry 'it's private1' for key 'group_key'", "Duplicate entry '…' for key '…'"],
    [1292, "Truncated incorrect DOUBLE value: 'private'", "Truncated incorrect DOUBLE value: '…'"],
    [1105, "XPATH syntax error: '~private", "XPATH syntax error: '…'"],
  ])('masks what may come from a row: %s %s', (errno, message, shown) => {
    expect(faultOf(errno, message).message).toBe(shown);
  });

  it('shows a value that the statement itself gives', () => {
    const message = "Incorrect DATE value: '2026-13-01'";
    expect(faultOf(1525, message, "SELECT DATE '2026-13-01'").message).toBe(message);
  });

  it('hides secrets in name and message', () => {
    const fault = faultOf(1146, "Table 'shop.hunter2' doesn't exist");
    expect(fault).toEqual({ kind: 'unknown_table', name: '***', message: "Table 'shop.***' doesn't exist" });
  });
});

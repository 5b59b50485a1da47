import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { duckdbError } from './duckdb-error.ts';
import { refusedStatement } from './refused-statement.ts';

/** DUCKDB_STATEMENT_TYPE_SELECT; what reads without SELECT (FROM, VALUES, DESCRIBE, SHOW) is of this type too. */
const selectType = 1;

/** Has DuckDB parse, bind and plan the one query that `sql` has to be. */
export async function prepareOne(
  connection: DuckDBConnection,
  sql: string,
): Promise<DuckDBPreparedStatement> {
  if (sql.includes('\0') || !sql.isWellFormed()) {
    throw refusedStatement('syntax', 'The statement holds a character that SQL text cannot hold.');
  }
  const statements = await connection.extractStatements(sql).catch((error: unknown) => {
    // For a text without any statement the client throws an error that is not DuckDB's.
    if (duckdbError(error).type === '') throw notOneStatement(sql);
    throw error;
  });
  if (statements.count !== 1) throw notOneStatement(sql);
  const statement = await statements.prepare(0);
  if (statement.statementType !== selectType) {
    throw refusedStatement('permission_denied', 'Only statements that read are run.');
  }
  if (statement.parameterCount > 0) {
    throw refusedStatement('syntax', 'The statement has parameters, for which there are no values.');
  }
  return statement;
}

/** DuckDB makes two statements of a PIVOT that has to find its values first: one reads them into a type. */
function notOneStatement(sql: string): Error {
  const hint = /\bpivot/i.test(sql)
    ? " PIVOT is one when it lists its values: ON status IN ('new', 'paid')."
    : '';
  return refusedStatement('syntax', `There has to be exactly one statement.${hint}`);
}

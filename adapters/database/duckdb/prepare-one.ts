import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
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
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw refusedStatement('syntax', 'There has to be exactly one statement.');
  const statement = await statements.prepare(0);
  if (statement.statementType !== selectType) {
    throw refusedStatement('permission_denied', 'Only statements that read are run.');
  }
  if (statement.parameterCount > 0) {
    throw refusedStatement('syntax', 'The statement has parameters, for which there are no values.');
  }
  return statement;
}

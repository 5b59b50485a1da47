import type { SqlFault } from '../ports/sql-fault.ts';

/** The warnings of an answer, word by word. */
export const warnings = {
  write: 'WARN: Query containing DDL/DML, system not allowed to process further',
  unreachable: (reason: string): string =>
    `WARN: Live database is unreachable, data unretrievable because of error when connecting to database: ${reason}`,
  timeout: (message: string): string => `WARN: The query was stopped at the time limit: ${message}`,
  fault: (message: string): string => `WARN: The query does not work: ${message}`,
  retriesUsedUp: (retries: number, fault: SqlFault | null): string =>
    `WARN: No working query after ${retries} ${retries === 1 ? 'retry' : 'retries'}${because(fault)}`,
  repeatedItself: (fault: SqlFault | null): string =>
    `WARN: The model repeated a query that does not work${because(fault)}`,
};

function because(fault: SqlFault | null): string {
  return fault ? `; the last error: ${fault.message}` : '';
}

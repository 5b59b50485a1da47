import { isNlQueryError } from '../../../errors/is-nl-query-error.ts';
import type { SqlFault } from '../../../ports/sql-fault.ts';

/** The fault of a statement that failed; `null` when it did not. */
export async function faultOf(work: () => Promise<unknown>): Promise<SqlFault | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (isNlQueryError(error, 'SQL_FAULT')) return error.details.fault;
    throw error;
  }
}

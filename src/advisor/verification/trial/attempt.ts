import { isNlQueryError } from '../../../errors/is-nl-query-error.ts';
import type { SqlFault } from '../../../ports/sql-fault.ts';
import type { QueryResults } from '../comparison/prepared-query.ts';

/** The results, or the fault of a statement that failed. */
export async function attempt(
  work: () => Promise<QueryResults>,
): Promise<{ readonly results: QueryResults } | { readonly fault: SqlFault }> {
  try {
    return { results: await work() };
  } catch (error) {
    if (isNlQueryError(error, 'SQL_FAULT')) return { fault: error.details.fault };
    throw error;
  }
}

import { findDatabase } from '../../connections/find-database.ts';
import type { Dependencies } from '../../dependencies.ts';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { DatabaseConnection } from '../../ports/database.ts';
import type { JdbcSource } from '../jdbc/jdbc-source.ts';

/** The first of the source's hosts that lets us in. Rejects with `DATABASE_UNREACHABLE` when none does, and with `ABORTED`. */
export async function connectSource(
  { databases }: Pick<Dependencies, 'databases'>,
  { urls }: JdbcSource,
  signal: AbortSignal,
): Promise<DatabaseConnection> {
  let last: unknown = new NlQueryError('DATABASE_UNREACHABLE', 'The URL names no database.', {
    details: { reason: 'the URL names no database' },
  });
  for (const url of urls) {
    try {
      return await findDatabase(databases, url).connect(url, { signal });
    } catch (error) {
      if (isNlQueryError(error, 'ABORTED')) throw error;
      last = error;
    }
  }
  throw last;
}

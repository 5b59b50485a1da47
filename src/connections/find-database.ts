import { NlQueryError } from '../errors/nl-query-error.ts';
import type { Database } from '../ports/database.ts';

/**
 * The registered database that serves the URL's scheme.
 *
 * @throws `INVALID_DB_URL`; the message names the schemes that are served and never repeats the URL.
 */
export function findDatabase(databases: readonly Database[], dbUrl: string): Database {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(dbUrl)?.[1]?.toLowerCase();
  const database = databases.find(({ schemes }) => scheme !== undefined && schemes.includes(scheme));
  if (database) return database;
  const served = databases.flatMap(({ schemes }) => schemes).join(', ');
  const problem = scheme === undefined ? 'has no scheme' : `has the scheme "${scheme}"`;
  throw new NlQueryError(
    'INVALID_DB_URL',
    `The database URL ${problem}. Schemes served here: ${served}.`,
    {},
  );
}

import { NlQueryError } from '../../errors/nl-query-error.ts';

/**
 * What is wrong with a JDBC URL. `reason` is ours alone: no part of a URL is ever repeated, since an unescaped `&`, `/` or `@` in a
 * password makes any part of it a piece of the password.
 */
export function invalidJdbcUrl(reason: string): NlQueryError<'INVALID_DB_URL'> {
  return new NlQueryError('INVALID_DB_URL', `The JDBC URL cannot be used: ${reason}.`, {});
}

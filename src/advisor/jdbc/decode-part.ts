import { invalidJdbcUrl } from './invalid-jdbc-url.ts';

/**
 * A part of a JDBC URL, percent-decoded. A `+` stays one: drivers differ, and passwords hold it more often than spaces.
 *
 * @throws `INVALID_DB_URL`
 */
export function decodePart(text: string): string {
  try {
    const decoded = decodeURIComponent(text);
    if (!/\p{Cc}/u.test(decoded)) return decoded;
  } catch {
    throw invalidJdbcUrl('a "%" that is meant as such must be percent-encoded, "%25"');
  }
  throw invalidJdbcUrl('it holds a control character');
}

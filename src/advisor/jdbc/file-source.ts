import { basename, extname } from 'node:path';
import { invalidJdbcUrl } from './invalid-jdbc-url.ts';
import type { JdbcSource } from './jdbc-source.ts';
import { readParameters } from './read-parameters.ts';

const rules = {
  sqlite: {
    separator: '&',
    start: '?',
    allowed: ['mode', 'cache', 'open_mode', 'journal_mode', 'busy_timeout', 'foreign_keys'],
  },
  duckdb: {
    separator: ';',
    start: ';',
    allowed: ['access_mode', 'duckdb.read_only', 'jdbc_stream_results', 'threads'],
  },
} as const;

/**
 * Reads what follows `jdbc:sqlite:` and `jdbc:duckdb:`: a path as it is, not percent-encoded, and parameters, none of which is needed: the file is opened
 * for reading.
 *
 * @throws `INVALID_DB_URL`
 */
export function fileSource(rest: string, dialect: 'sqlite' | 'duckdb'): JdbcSource {
  const { separator, start, allowed } = rules[dialect];
  const at = rest.indexOf(start);
  readParameters(at < 0 ? '' : rest.slice(at + 1), allowed, separator);
  const path = (at < 0 ? rest : rest.slice(0, at)).replace(/^file:/, '');
  if (path === '' || path === ':memory:') {
    throw invalidJdbcUrl(
      'a database in memory is seen only by the process that made it; name a file, or leave the URL empty',
    );
  }
  if (/\p{Cc}/u.test(path)) throw invalidJdbcUrl('it holds a control character');
  const absolute = /^[\\/]|^[a-z]:[\\/]/i.test(path);
  const encoded = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  const name = basename(path);
  return {
    dialect,
    catalog: dialect === 'duckdb' ? basename(name, extname(name)) : null,
    schema: 'main',
    urls: [absolute ? `${dialect}://${encoded.replace(/^\/*/, '/')}` : `${dialect}:${encoded}`],
    secrets: [],
    notes: [],
  };
}

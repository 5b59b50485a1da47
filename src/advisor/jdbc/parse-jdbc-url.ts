import { fileSource } from './file-source.ts';
import { invalidJdbcUrl } from './invalid-jdbc-url.ts';
import type { JdbcSource } from './jdbc-source.ts';
import { mysqlSource } from './mysql-source.ts';
import { postgresSource } from './postgres-source.ts';
import { trinoSource } from './trino-source.ts';

export interface JdbcOptions {
  /** The catalog of a Trino URL that names none. */
  readonly defaultCatalog?: string | null | undefined;
}

type ReadSource = (rest: string, options: JdbcOptions) => JdbcSource;

const engines: Readonly<Record<string, ReadSource>> = {
  trino: trinoSource,
  postgresql: postgresSource,
  mysql: (rest) => mysqlSource(rest, 'mysql'),
  mariadb: (rest) => mysqlSource(rest, 'mariadb'),
  sqlite: (rest) => fileSource(rest, 'sqlite'),
  duckdb: (rest) => fileSource(rest, 'duckdb'),
};

/**
 * Reads a JDBC URL: `jdbc:trino://…`, `jdbc:postgresql:…`, `jdbc:mysql:…`, `jdbc:mariadb:…`, `jdbc:sqlite:…`, `jdbc:duckdb:…`, and without an engine
 * `jdbc://host/catalog?login=…&password=…`, which means Trino, and SSL where it holds a password and no port. `null` for an empty one.
 *
 * @throws `INVALID_DB_URL`; neither the message nor a cause repeats any part of the URL
 */
export function parseJdbcUrl(url: string, options: JdbcOptions = {}): JdbcSource | null {
  const trimmed = url.trim();
  if (trimmed === '') return null;
  if (!trimmed.isWellFormed()) throw invalidJdbcUrl('it is not well-formed text');
  const [, engine, rest = ''] = /^jdbc:(?:([a-z0-9]+):|(?=\/\/))(.*)$/is.exec(trimmed) ?? [];
  if (engine === undefined && !/^jdbc:\/\//i.test(trimmed))
    throw invalidJdbcUrl(`it must start with ${starts}`);
  if (engine === undefined) return trinoSource(rest, { ...options, sslByDefault: true });
  const name = engine.toLowerCase();
  const read = Object.hasOwn(engines, name) ? engines[name] : undefined;
  if (read === undefined) throw invalidJdbcUrl(`it must start with ${starts}`);
  return read(rest, options);
}

const starts = `jdbc: and one of ${Object.keys(engines).join(', ')}`;

import type { Dialect } from '../../../ports/dialect.ts';

/** Dialects whose way of writing things is known; MariaDB writes them as MySQL does. */
export type Spoken = 'postgres' | 'mysql' | 'sqlite' | 'duckdb' | 'trino';

/** How each of them writes one thing; `null` where it cannot. */
export type InEachDialect = Readonly<Record<Spoken, string | null>>;

export function spokenDialect(dialect: Dialect): Spoken | null {
  if (dialect === 'mariadb') return 'mysql';
  return dialect === 'tsql' || dialect === 'clickhouse' ? null : dialect;
}

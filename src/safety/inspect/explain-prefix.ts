import type { Dialect } from '../../ports/dialect.ts';

const prefixes: Readonly<Partial<Record<Dialect, string>>> = {
  postgres: 'EXPLAIN (FORMAT JSON)',
  mysql: 'EXPLAIN FORMAT=JSON',
  mariadb: 'EXPLAIN FORMAT=JSON',
  trino: 'EXPLAIN (TYPE IO, FORMAT JSON)',
};

/** What makes a statement a question about its plan, which does not execute it; `null` where the engine tells no costs. */
export function explainPrefix(dialect: Dialect): string | null {
  return prefixes[dialect] ?? null;
}

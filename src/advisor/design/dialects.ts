import type { Dialect } from '../../ports/dialect.ts';

/** Engines that keep columns apart and read files by their statistics. */
export const lakehouses: readonly Dialect[] = ['trino', 'duckdb'];

/** Engines that keep rows together and find them by indexes. */
export const rowStores: readonly Dialect[] = ['postgres', 'mysql', 'mariadb', 'sqlite'];

export const everyDialect: readonly Dialect[] = [...lakehouses, ...rowStores];

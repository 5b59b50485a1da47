import type { Dialect } from '../../ports/dialect.ts';

/** Where a JDBC URL points, in this package's own words. */
export interface JdbcSource {
  readonly dialect: Dialect;
  /** Where unqualified names are looked up; `null` where the URL does not say or the engine has none. */
  readonly catalog: string | null;
  readonly schema: string | null;
  /** URLs that our database adapters read, to be tried in this order: one a host. Empty for a URL that names no database. */
  readonly urls: readonly string[];
  /** The parts that must never be shown, in every spelling in which they may turn up. */
  readonly secrets: readonly string[];
  /** What the URL asks for and does not get, in words. */
  readonly notes: readonly string[];
}

import type { CallOptions } from './call-options.ts';
import type { Catalog } from './catalog.ts';
import type { Dialect } from './dialect.ts';
import type { SyntaxTree } from './syntax-tree.ts';

/** A kind of SQL database that questions can be asked of. */
export interface Database {
  /** The adapter's subpath without its kind: `postgres` for `nlquery/database/postgres`. */
  readonly name: string;
  readonly dialect: Dialect;
  /** URL schemes it serves, lower case, without the colon: `['postgres', 'postgresql']`. */
  readonly schemes: readonly string[];
  readonly capabilities: DatabaseCapabilities;
  /**
   * Reads a URL whose scheme is one of `schemes`, without any I/O.
   *
   * @throws `INVALID_DB_URL` with what is wrong with it, never with the URL itself.
   */
  parseUrl(url: string): DatabaseAddress;
  /** Rejects with `DATABASE_UNREACHABLE` (details carry no credential), and with `ABORTED`. */
  connect(url: string, options?: ConnectOptions): Promise<DatabaseConnection>;
}

export interface DatabaseCapabilities {
  /** What `dryRun` asks of the engine: a plan, a prepared statement, or nothing. */
  readonly dryRun: 'explain' | 'prepare' | 'none';
  /** A running statement can be stopped on the server. */
  readonly cancellation: boolean;
  /** The engine itself refuses to write on the connections this adapter makes. */
  readonly readOnly: boolean;
  /** Connections have `roleRisks`. @defaultValue false */
  readonly roleRisks?: boolean | undefined;
  /** `connect` keeps to `addresses`. @defaultValue false */
  readonly pinsAddresses?: boolean | undefined;
  /** `dryRun` keeps to `maxPlanCost`. @defaultValue false */
  readonly planCost?: boolean | undefined;
  /** Connections have `syntaxTree`. @defaultValue false */
  readonly syntaxTree?: boolean | undefined;
}

export interface DatabaseAddress {
  /** One spelling for all URLs that mean the same: scheme and host lower-cased, default port gone, parameters sorted. */
  readonly canonicalUrl: string;
  /** What to call the database in a list; holds no credential. */
  readonly databaseName: string;
  /** The parts of the URL that must never be shown: passwords, tokens. */
  readonly secrets: readonly string[];
  /** Where `connect` will go. A URL policy refuses what does not say it. */
  readonly location?: DatabaseLocation | undefined;
}

/** A server as the URL spells it, an IPv6 address without brackets; or a file's absolute path. */
export type DatabaseLocation =
  | { readonly kind: 'server'; readonly host: string; readonly port: number }
  | { readonly kind: 'file'; readonly path: string };

export interface ConnectOptions extends CallOptions {
  /** @defaultValue 10000 */
  readonly timeoutMs?: number | undefined;
  /**
   * The IP addresses that the URL's host was found to have and that were allowed: connect to these and to no other, and do not look the
   * host up again. TLS goes on to verify the host's name. Heeded where the capability `pinsAddresses` is declared. @defaultValue whatever the host's name leads to
   */
  readonly addresses?: readonly string[] | undefined;
}

/**
 * An open database. Calls may overlap. Any method rejects with `DATABASE_UNREACHABLE` once the database can no
 * longer be reached, and the connection is of no further use.
 */
export interface DatabaseConnection {
  readonly serverVersion: string;
  /** Reads the whole schema the role can see. */
  introspect(options?: IntrospectOptions): Promise<Catalog>;
  /**
   * Has the engine check a statement without running it. `sql` has passed the guard.
   *
   * Rejects with `SQL_FAULT` when the engine refuses it.
   */
  dryRun(sql: string, options?: DryRunOptions): Promise<void>;
  /**
   * Runs one statement that has passed the guard, read-only by the engine's own means, and stops it on the server
   * at `timeoutMs` or when `signal` is aborted.
   *
   * Rejects with `SQL_FAULT` when the engine refuses it or it hits the time limit.
   */
  run(sql: string, options: RunOptions): Promise<RunResult>;
  /**
   * What the URL's role may do besides reading, were it not for the guard and the read-only session: each a phrase to follow "The
   * role …", without names of tables. An empty list for a role that can only read.
   */
  roleRisks?(options?: CallOptions): Promise<readonly string[]>;
  /**
   * How the engine itself reads a statement: neither bound nor run, nor are its names looked up. The guard judges by it besides by its
   * own reading; the tree's form is the dialect's.
   */
  syntaxTree?(sql: string, options?: CallOptions): Promise<SyntaxTree>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface IntrospectOptions extends CallOptions {
  /**
   * A catalog that this adapter gave earlier for the same URL, perhaps less some of its tables and marks. An adapter may take from it,
   * as the very same objects, the tables whose {@link CatalogTable.mark} says that they have not changed, and read the
   * others only. What it resolves to describes the database as fully as without; row estimates alone may be the earlier ones.
   */
  readonly since?: Catalog | undefined;
}

export interface DryRunOptions extends CallOptions {
  /** @defaultValue 10000 */
  readonly timeoutMs?: number | undefined;
  /**
   * A statement whose plan the engine reckons dearer, in the engine's own unit, is an `SQL_FAULT` of kind `too_large`. Heeded where
   * the capability `planCost` is declared. @defaultValue no limit
   */
  readonly maxPlanCost?: number | undefined;
}

export interface RunOptions extends CallOptions {
  /** Rows returned at most. */
  readonly maxRows: number;
  /** Bytes returned at most, as the UTF-8 length of the rows' JSON; the row that would exceed it is left out. */
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

export interface RunResult {
  readonly columns: readonly ResultColumn[];
  /** Cells in the order of `columns`. */
  readonly rows: readonly (readonly Cell[])[];
  /** There were more rows than are returned. Exact. */
  readonly truncated: boolean;
}

export interface ResultColumn {
  readonly name: string;
  /** The engine's type name; `null` where the engine gives none. */
  readonly type: string | null;
}

/**
 * One value of a row, JSON-safe. Integers outside ±(2⁵³ − 1) and decimals are strings, dates and times ISO 8601 strings as the
 * engine writes them, bytes `\x` and hex, arrays and JSON values their JSON form.
 */
export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [key: string]: Cell };

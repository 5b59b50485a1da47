import type { CallOptions } from './call-options.ts';
import type { RunResult } from './database.ts';
import type { Dialect } from './dialect.ts';

/** Makes throwaway databases in which designs and rewritten queries are tried on generated data. Nothing in them outlives `close`. */
export interface Sandbox {
  /** The adapter's subpath without its kind: `duckdb` for `nlquery/sandbox/duckdb`. */
  readonly name: string;
  /** The SQL its databases speak. */
  readonly dialect: Dialect;
  /** Source dialects it can stand in for; statements of another dialect than its own are translated first. */
  readonly standsInFor: readonly Dialect[];
  readonly capabilities: SandboxCapabilities;
  /**
   * An empty database that reaches no file and no network.
   *
   * Rejects with `SANDBOX_FAILED` when none can be made, with `PEER_MISSING`, and with `ABORTED`.
   */
  open(options?: OpenSandboxOptions): Promise<ScratchDatabase>;
}

export interface SandboxCapabilities {
  /** `catalog.schema.table` works as written. */
  readonly catalogs: boolean;
  /** `EXPLAIN` gives a cost. */
  readonly costs: boolean;
  /**
   * A statement stopped at its time limit leaves the database as it was; without it, every later call rejects with `SANDBOX_FAILED`.
   * So it may be, with either, after a call was aborted under way.
   */
  readonly survivesTimeout: boolean;
}

export interface OpenSandboxOptions extends CallOptions {
  /** Whose semantics to follow where the engine lets one choose. @defaultValue the sandbox's own dialect */
  readonly standInFor?: Dialect | undefined;
  /** Made beforehand, empty. */
  readonly namespaces?: readonly Namespace[] | undefined;
  /** @defaultValue 1 GiB */
  readonly maxMemoryBytes?: number | undefined;
}

/** What a table's name stands in. */
export interface Namespace {
  readonly catalog: string | null;
  readonly schema: string | null;
}

/** Calls run one after another, in the order of calling; they reject with `CLOSED` after `close`. */
export interface ScratchDatabase {
  /**
   * The names to put before a table's, unquoted, outermost first: `['lake', 'sales']`, or fewer where the engine has fewer levels, or
   * other ones where it cannot have these. Of a namespace that `open` was given.
   */
  place(namespace: Namespace): readonly string[];
  /**
   * Runs one statement of any kind and drops its rows.
   *
   * Rejects with `SQL_FAULT` when the engine refuses it or it hits `timeoutMs`, and with `ABORTED`.
   */
  execute(sql: string, options?: ScratchOptions): Promise<void>;
  /**
   * Runs one statement and gives its rows, up to `maxRows`.
   *
   * Rejects as `execute` does.
   */
  query(sql: string, options?: ScratchQueryOptions): Promise<RunResult>;
  /** Stops what is running and drops the database. Safe to call twice. */
  close(): Promise<void>;
}

export interface ScratchOptions extends CallOptions {
  /** @defaultValue 10000 */
  readonly timeoutMs?: number | undefined;
}

export interface ScratchQueryOptions extends ScratchOptions {
  /** @defaultValue 100000 */
  readonly maxRows?: number | undefined;
}

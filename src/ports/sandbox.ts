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
   * Rejects with `SANDBOX_FAILED` when none can be made.
   */
  open(options?: OpenSandboxOptions): Promise<ScratchDatabase>;
}

export interface SandboxCapabilities {
  /** `catalog.schema.table` works as written. */
  readonly catalogs: boolean;
  /** `EXPLAIN` gives a cost. */
  readonly costs: boolean;
}

export interface OpenSandboxOptions extends CallOptions {
  /** Catalogs that statements name; made beforehand. Only with the capability. */
  readonly catalogs?: readonly string[] | undefined;
  /** @defaultValue 1 GiB */
  readonly maxMemoryBytes?: number | undefined;
}

/** Statements run one after another. */
export interface ScratchDatabase {
  /**
   * Runs one statement of any kind and drops its rows.
   *
   * Rejects with `SQL_FAULT` when the engine refuses it or it hits `timeoutMs`.
   */
  execute(sql: string, options?: ScratchOptions): Promise<void>;
  /**
   * Runs one statement and gives all its rows, up to `maxRows`.
   *
   * Rejects as `execute` does.
   */
  query(
    sql: string,
    options?: ScratchOptions & { readonly maxRows?: number | undefined },
  ): Promise<RunResult>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface ScratchOptions extends CallOptions {
  /** @defaultValue 10000 */
  readonly timeoutMs?: number | undefined;
}

import type { UrlPolicy } from './connections/url-policy/url-policy.ts';
import type { QueryLimits, ValuePolicy } from './dependencies.ts';
import type { AccessPolicy } from './policy/access-policy.ts';
import type { RowPolicy } from './policy/row-policy.ts';
import type { Database } from './ports/database.ts';
import type { Embedder } from './ports/embedder.ts';
import type { Llm } from './ports/llm.ts';
import type { Logger } from './ports/logger.ts';
import type { Queue } from './ports/queue.ts';
import type { Sandbox } from './ports/sandbox.ts';
import type { StateStore } from './ports/state-store.ts';
import type { VectorStore } from './ports/vector-store.ts';

/** The parts, and what to do with them. */
export interface NlQueryOptions {
  readonly vectorStore: VectorStore;
  readonly embedder: Embedder;
  readonly llm: Llm;
  readonly queue: Queue;
  readonly stateStore: StateStore;
  /** The kinds of database that may be added. The first whose schemes fit a URL serves it. */
  readonly databases: readonly Database[];
  /**
   * Encrypts stored database URLs: at least 16 characters, e.g. from `openssl rand -base64 32`. Required when the state
   * store is persistent. In a list the first encrypts and the others still decrypt, so that it can rotate.
   */
  readonly secret?: string | readonly string[] | undefined;
  /** Keys the hash that makes tenant ids, so that nobody without it can confirm a guessed URL. */
  readonly tenantKey?: string | undefined;
  /**
   * Where database URLs may point to; asked before each connection, of stored workspaces too. Needed as soon as URLs come from users: see
   * `createUrlPolicy`. Give it to every process, workers included. @defaultValue anywhere
   */
  readonly allowUrl?: UrlPolicy | undefined;
  /** @defaultValue `{ maxRows: 1000, maxBytes: 5_000_000, timeoutMs: 30_000 }` */
  readonly limits?: Partial<QueryLimits> | undefined;
  /**
   * Statements whose plan the engine reckons dearer are not run: the model is told so and may try again. In the engine's own unit, where its
   * adapter declares `planCost` (PostgreSQL: the planner's total cost; reading a million narrow rows is about 20,000). @defaultValue no limit
   */
  readonly maxPlanCost?: number | undefined;
  /** Further tries after the model's first, for each question. @defaultValue 3 */
  readonly maxRetries?: number | undefined;
  /** Tokens of schema shown to the model at most. @defaultValue 4000 */
  readonly maxContextTokens?: number | undefined;
  /**
   * The databases' own functions that statements may call, as `name` or `schema.name`: only such as read and nothing else. All functions
   * that do not come with the engine are refused otherwise. @defaultValue none
   */
  readonly allowedFunctions?: readonly string[] | undefined;
  /**
   * Which tables and columns questions may use, by patterns over `schema.table` and `schema.table.column`. What it hides is not ingested, not
   * shown to the model and not sampled, and a statement that would read it is refused. @defaultValue everything the role may read
   *
   * @example
   * ```ts
   * import type { NlQueryOptions } from 'nlquery';
   *
   * const policy: NlQueryOptions['policy'] = { allow: ['public.*'], deny: ['public.audit_log', '*.*.password_hash', 'public.*.ssn'] };
   * ```
   */
  readonly policy?: AccessPolicy | undefined;
  /**
   * Which rows of a table each caller may see: every reference to the table is confined to them before a statement runs. On Postgres and
   * SQLite; on other engines, and where it cannot be proved that all are confined, a statement that touches the table is refused. So
   * are views without a policy of their own, and `allowedFunctions`. Tables without a policy are not confined. @defaultValue none
   *
   * @example
   * ```ts
   * import type { NlQueryOptions, Principal } from 'nlquery';
   *
   * const rowPolicies: NlQueryOptions['rowPolicies'] = [{ table: 'public.orders', where: 'tenant_id = :tenant' }];
   * // From your own session; goes with each question: nl.query.ask({ workspaceId, prompt, principal })
   * const principal: Principal = { tenant: 42 };
   * ```
   */
  readonly rowPolicies?: readonly RowPolicy[] | undefined;
  /**
   * Value linking: which stored values the literals of a question are matched to. `enums` reads only what the schema lists (enum types,
   * CHECK lists). `sampled` also reads up to 500 distinct values of each text column at ingestion, from its first 10,000 rows, keeps them
   * in the state store and shows matches to the model; columns that look like personal data are never read. @defaultValue 'enums'
   */
  readonly values?: ValuePolicy | undefined;
  /** A worker that has been silent for longer is taken for dead. @defaultValue 30000 */
  readonly leaseMs?: number | undefined;
  /** How `nl.advisor` works. @defaultValue no sandbox: only what is proven by construction is proposed */
  readonly advisor?: AdvisorSetup | undefined;
  /** @defaultValue the process's own zone */
  readonly timeZone?: string | undefined;
  /** pino fits. Fields hold no secret, row or question. @defaultValue none */
  readonly logger?: Logger | undefined;
  /** @defaultValue Date.now */
  readonly now?: (() => number) | undefined;
}

/** The advisor's part of {@link NlQueryOptions}. */
export interface AdvisorSetup {
  /** Where designs and rewritten queries are tried on generated data. The first that stands in for the source's dialect is used. */
  readonly sandboxes?: readonly Sandbox[] | undefined;
  /** Time from a task's first start until it answers with the best verified design so far. @defaultValue 900000 */
  readonly deadlineMs?: number | undefined;
  /** How long a task's result is kept. @defaultValue 604800000, a week */
  readonly resultTtlMs?: number | undefined;
  /** Let tasks store answers, or parts of them, beside the tables: fast and soon stale. @defaultValue false */
  readonly precompute?: boolean | undefined;
  /** How long one call of the model may take. @defaultValue 60000 */
  readonly modelTimeoutMs?: number | undefined;
}

import type { QueryLimits } from '../dependencies.ts';
import type { Principal } from '../policy/row-policy.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { Cell, ResultColumn } from '../ports/database.ts';
import type { SchemaContext } from '../ports/schema-context.ts';
import type { SqlFault } from '../ports/sql-fault.ts';

/** Turns questions into SQL and rows. */
export interface QueryService {
  /**
   * Answers a question with rows, or says why there are none: look at `outcome`. A write is never executed; a
   * statement that could not be made to work comes back with a `WARN:`.
   *
   * @throws `WORKSPACE_NOT_FOUND` when the owner has no such workspace or nothing was ingested yet
   * @throws `INGESTION_IN_PROGRESS`
   * @throws `INVALID_REQUEST` `EMBEDDER_FAILED` `LLM_FAILED` `VECTOR_STORE_FAILED` `ABORTED`
   */
  ask(request: AskRequest, options?: AskOptions): Promise<Answer>;
  /**
   * Runs a statement that a person wrote or edited. It passes everything that a model's statement passes (guard, access policy, row
   * policies, dry run, read-only run, limits) and is tried once; no model is called. A write is never executed: `blocked`. A
   * statement that does not work is `unverified`, with the fault and the nearest names in `attempts`. While the live database is down: `sql_only`.
   * Events are `running` and `rows`.
   *
   * @example
   * ```ts
   * import { createNlQuery } from 'nlquery';
   * import { embedded } from 'nlquery/embedded';
   *
   * const nl = createNlQuery(embedded());
   * const { tenantId: workspaceId } = await nl.workspace.add({ dbUrl: 'sqlite:./shop.db' });
   * await nl.workspace.ready(workspaceId);
   * const { outcome, data, warning } = await nl.query.run({ workspaceId, sql: 'SELECT count(*) AS n FROM orders' });
   * console.log(outcome, data, warning);
   * ```
   *
   * @throws `WORKSPACE_NOT_FOUND` when the owner has no such workspace or nothing was ingested yet
   * @throws `INGESTION_IN_PROGRESS`
   * @throws `INVALID_REQUEST` `VECTOR_STORE_FAILED` `STATE_STORE_FAILED` `ABORTED`
   */
  run(request: RunRequest, options?: AskOptions): Promise<Answer>;
  /** What `ask` would show the model for this question. */
  retrieve(request: RetrieveRequest, options?: CallOptions): Promise<SchemaContext>;
}

export interface AskRequest {
  /** The tenant id that `workspace.add` gave. */
  readonly workspaceId: string;
  /** The question, at most 10,000 characters. */
  readonly prompt: string;
  readonly ownerId?: string | undefined;
  /** Stop before running the statement. It is still judged and dry-run. */
  readonly returnSqlOnly?: boolean | undefined;
  /** Tighter or wider than the instance's own limits. */
  readonly limits?: Partial<QueryLimits> | undefined;
  /** Further tries after the first, shared by evaluation and execution. @defaultValue 3 */
  readonly maxRetries?: number | undefined;
  /** @defaultValue 4000 */
  readonly maxContextTokens?: number | undefined;
  /** IANA name of the zone in which the caller's "today" is understood: `Europe/Vienna`. @defaultValue the instance's */
  readonly timeZone?: string | undefined;
  /** What the instance's row policies are told of the caller. Every value they name is required. */
  readonly principal?: Principal | undefined;
}

export interface AskOptions extends CallOptions {
  /** Called at each stage, in order, and not waited for. What it throws, or its promise rejects with, is logged and ignored. */
  readonly onEvent?: ((event: AskEvent) => void) | undefined;
}

export type AskEvent =
  | { readonly stage: 'retrieved'; readonly context: SchemaContext }
  | { readonly stage: 'generated'; readonly sql: string }
  | { readonly stage: 'repairing'; readonly attempt: Attempt }
  | { readonly stage: 'running'; readonly sql: string }
  | { readonly stage: 'rows'; readonly rowCount: number; readonly truncated: boolean };

export interface RunRequest {
  /** The tenant id that `workspace.add` gave. */
  readonly workspaceId: string;
  /** One statement in the database's own dialect, at most 100,000 characters. */
  readonly sql: string;
  readonly ownerId?: string | undefined;
  /** Tighter or wider than the instance's own limits. */
  readonly limits?: Partial<QueryLimits> | undefined;
  /** What the instance's row policies are told of the caller. Every value they name is required. */
  readonly principal?: Principal | undefined;
}

export interface RetrieveRequest {
  readonly workspaceId: string;
  readonly prompt: string;
  readonly ownerId?: string | undefined;
  readonly maxContextTokens?: number | undefined;
}

export interface Answer {
  /**
   * `answered`: rows are in `data`. `sql_only`: as asked, or the live database is down. `blocked`: the statement
   * would write. `unverified`: no statement passed within the retries, or the one given to `run` did not; `sql` is the last one. `needs_clarification`: the model needs to know more, or
   * the schema holds no answer; see `clarification`.
   */
  readonly outcome: 'answered' | 'sql_only' | 'blocked' | 'unverified' | 'needs_clarification';
  /** As the model or the caller wrote it, without a closing semicolon. Where row policies apply, what is run is this statement confined to the caller's rows. */
  readonly sql: string | null;
  /** In the order of the select list; names made unique by a number. Empty when there is no `data`. */
  readonly columns: readonly ResultColumn[];
  /** One object a row, keyed by the columns' names; `null` when nothing was run. */
  readonly data: readonly Readonly<Record<string, Cell>>[] | null;
  /** There were more rows than `data` holds. */
  readonly truncated: boolean;
  /** Starts with `WARN:`. */
  readonly warning: string | null;
  readonly clarification: Clarification | null;
  /** Every statement that was tried, in order, with what was wrong with it. */
  readonly attempts: readonly Attempt[];
  /** What was shown to the model; empty where none was asked. */
  readonly context: SchemaContext;
  readonly usage: AnswerUsage;
}

export interface Clarification {
  /** `ambiguous`: choose one of `options`. `unanswerable`: the schema does not hold it, or the question was not understood. */
  readonly kind: 'ambiguous' | 'unanswerable';
  readonly message: string;
  readonly options: readonly string[];
}

export interface Attempt {
  readonly sql: string;
  /** `null` for the one that passed. */
  readonly fault: SqlFault | null;
}

export interface AnswerUsage {
  /** The instance's model, also where `llmCalls` is 0. */
  readonly model: string;
  readonly llmCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Milliseconds spent in each stage. */
  readonly stagesMs: {
    readonly retrieve: number;
    readonly generate: number;
    readonly evaluate: number;
    readonly run: number;
  };
}

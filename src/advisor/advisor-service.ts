import type { CallOptions } from '../ports/call-options.ts';
import type { Analysis } from './analysis/analysis.ts';
import type { AdvisorPayload } from './payload/advisor-payload.ts';
import type { AdvisorReport } from './report/advisor-report.ts';

/** Turns a warehouse's DDL and query log into a better physical design, verified. Runs as a task on the queue. */
export interface AdvisorService {
  /**
   * Checks the payload and puts the task in the queue.
   *
   * @throws `INVALID_REQUEST` with what is wrong with the payload, never with its text
   * @throws `INVALID_DB_URL` when the JDBC URL cannot be read
   * @throws `DB_URL_NOT_ALLOWED` when `allowUrl` refuses it
   * @throws `QUEUE_FAILED` `STATE_STORE_FAILED`
   */
  submit(payload: AdvisorPayload, options?: SubmitOptions): Promise<SubmittedTask>;
  /**
   * How far the task is. One whose worker is gone, and its job with it, is put in the queue again and goes on from what it had stored.
   *
   * @throws `TASK_NOT_FOUND`
   */
  status(taskId: string, options?: AdvisorOptions): Promise<TaskStatus>;
  /**
   * The design: in this order `ddl`, `migrations` and `queries` can be executed. Of a task that failed, `ok: false` and no statements.
   *
   * @throws `TASK_NOT_FOUND`
   * @throws `TASK_NOT_READY` while the task is running
   */
  result(taskId: string, options?: AdvisorOptions): Promise<AdvisorResult>;
  /**
   * What was proposed, why, what it saves and how far it was verified; of a running task, what is known so far.
   *
   * @throws `TASK_NOT_FOUND`
   */
  report(taskId: string, options?: AdvisorOptions): Promise<AdvisorReport>;
  /**
   * Ends a task that is waiting or running: it becomes `FAILED` with the reason `cancelled`. A finished one stays as it is.
   *
   * @throws `TASK_NOT_FOUND`
   */
  cancel(taskId: string, options?: AdvisorOptions): Promise<TaskStatus>;
  /**
   * The facts alone, at once: no task, no model, no connection.
   *
   * @throws `INVALID_REQUEST`
   */
  analyze(payload: AdvisorPayload, options?: CallOptions): Promise<Analysis>;
}

export interface AdvisorOptions extends CallOptions {
  /** Whose tasks are meant. To anyone else a task does not exist. */
  readonly ownerId?: string | undefined;
}

export interface SubmitOptions extends AdvisorOptions {
  /** Answers, or parts of them, may be stored: fast and soon stale. @defaultValue that of the instance, and there `false` */
  readonly precompute?: boolean | undefined;
  /** Columns that no query of the log reads may be left out of the new tables. @defaultValue false */
  readonly prune?: boolean | undefined;
}

export interface SubmittedTask {
  readonly taskId: string;
}

export interface TaskStatus {
  readonly taskId: string;
  readonly status: 'RUNNING' | 'DONE' | 'FAILED';
  /** What the task is at; `null` once it has ended. */
  readonly stage: TaskStage | null;
  /** Steps of the stage; `null` when they are not counted. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Why it failed; `null` unless it did. */
  readonly reason: string | null;
}

export type TaskStage =
  | 'queued'
  | 'reading'
  | 'identity'
  | 'proposing'
  | 'verifying'
  | 'measuring'
  | 'reporting';

export interface AdvisorResult {
  readonly taskId: string;
  readonly status: 'DONE' | 'FAILED';
  readonly ok: boolean;
  /** Tokens the model used; 0 when there is none. */
  readonly tokensUsed: number;
  /** The first one creates the new schema. */
  readonly ddl: readonly AdvisorStatement[];
  /** Fill the new tables from the old ones. */
  readonly migrations: readonly AdvisorStatement[];
  /** Every query that came in, once, by its own id. */
  readonly queries: readonly AdvisorQuery[];
}

export interface AdvisorStatement {
  readonly statement: string;
}

export interface AdvisorQuery {
  readonly queryid: string;
  readonly query: string;
}

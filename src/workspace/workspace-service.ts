import type { CallOptions } from '../ports/call-options.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ContextRelation } from '../ports/schema-context.ts';

/** Brings databases in, keeps their stored schema fresh, and says how they stand. */
export interface WorkspaceService {
  /**
   * Takes a database in, or looks whether a known one has changed, and starts an ingestion if there is something to
   * do. Resolves as soon as that is started; wait for its end with `ready`.
   *
   * @throws `INVALID_DB_URL` when no registered database serves the URL
   * @throws `DATABASE_UNREACHABLE` when the database is down and nothing is stored from before
   * @throws `INGESTION_FAILED` when the job could not be enqueued and nothing is stored from before
   */
  add(request: AddWorkspaceRequest, options?: CallOptions): Promise<WorkspaceResult>;
  /**
   * Does what `add` does, with the stored URL.
   *
   * @throws `WORKSPACE_NOT_FOUND`
   */
  refresh(tenantId: string, options?: WorkspaceOptions): Promise<WorkspaceResult>;
  /** The owner's workspaces, by name. */
  list(options?: WorkspaceOptions): Promise<readonly WorkspaceSummary[]>;
  /** @throws `WORKSPACE_NOT_FOUND` */
  status(tenantId: string, options?: WorkspaceOptions): Promise<WorkspaceStatus>;
  /**
   * Resolves when no ingestion is under way any more.
   *
   * @throws `INGESTION_FAILED` when it ended in an error and nothing is stored from before
   * @throws `WORKSPACE_NOT_FOUND`
   */
  ready(tenantId: string, options?: ReadyOptions): Promise<WorkspaceStatus>;
  /**
   * The stored schema that questions are answered from, without what the access policy hides, and how its tables can be joined.
   *
   * @throws `WORKSPACE_NOT_FOUND` also when nothing was ingested yet
   * @throws `INGESTION_IN_PROGRESS` while the first ingestion is under way
   */
  schema(tenantId: string, options?: WorkspaceOptions): Promise<WorkspaceSchema>;
  /**
   * Takes the workspace from the owner; with its last owner go vectors, state and the stored URL.
   *
   * @throws `WORKSPACE_NOT_FOUND`
   */
  remove(tenantId: string, options?: WorkspaceOptions): Promise<void>;
}

export interface WorkspaceOptions extends CallOptions {
  /** Whose workspaces are meant. A workspace exists only for the owners who added it. */
  readonly ownerId?: string | undefined;
}

export interface AddWorkspaceRequest {
  /** E.g. `postgres://user:password@host:5432/shop` or `sqlite:///data/shop.db`. */
  readonly dbUrl: string;
  readonly ownerId?: string | undefined;
}

export interface WorkspaceResult {
  readonly tenantId: string;
  readonly status: 'IN_PROGRESS' | 'DONE';
  /** `null` when there was nothing to do; starts with `WARN:` when the live database or the queue failed. */
  readonly message: string | null;
  /**
   * What about the database is not as it should be, each from `WARN:` on: a role that can do more than read. Empty where the engine
   * cannot tell.
   */
  readonly warnings: readonly string[];
}

export interface WorkspaceSummary {
  readonly tenantId: string;
  readonly dbName: string;
  readonly status: StatusText;
}

export interface WorkspaceStatus {
  readonly tenantId: string;
  /** What to call the database; holds no credential. */
  readonly dbName: string;
  readonly status: StatusText;
  /** Chunks embedded and to be embedded; `null` unless an ingestion is under way. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

export interface WorkspaceSchema {
  readonly tenantId: string;
  readonly catalog: Catalog;
  /** Declared keys first, then those inferred from names, types and keys. */
  readonly relations: readonly ContextRelation[];
}

export type StatusText = 'IN_PROGRESS' | 'DONE' | `ERROR: ${string}`;

export interface ReadyOptions extends WorkspaceOptions {
  /** Called whenever the progress has changed. */
  readonly onProgress?: ((progress: { done: number; total: number }) => void) | undefined;
  /** Between two looks at the status. @defaultValue 100 */
  readonly pollMs?: number | undefined;
}

import type { Principal } from '../policy/row-policy.ts';
import type { CallOptions } from '../ports/call-options.ts';

/**
 * What people know about a database that its schema does not say. It belongs to one owner's workspace: owners who have added the same
 * database never see each other's. The entries nearest to a question are shown to the model with it, as data.
 */
export interface KnowledgeService {
  /**
   * Takes an entry in. The same entry again gives the same id and changes nothing; an example is checked again.
   *
   * @throws `INVALID_REQUEST` for a text that is too long, a table or column that does not exist (with the nearest names), and past
   * 1,000 entries
   * @throws `SQL_REJECTED` when the guard does not call an example's statement a read
   * @throws `SQL_FAULT` when the database refuses an example's statement in a dry run
   * @throws `DATABASE_UNREACHABLE` when an example cannot be dry-run
   * @throws `WORKSPACE_NOT_FOUND` `INGESTION_IN_PROGRESS` `EMBEDDER_FAILED` `STATE_STORE_FAILED` `ABORTED`
   *
   * @example
   * ```ts
   * import type { NlQuery } from 'nlquery';
   *
   * export async function teach(nl: NlQuery, workspaceId: string) {
   *   const entry = { kind: 'term', term: 'VIP', meaning: 'a customer with more than ten orders' } as const;
   *   const { id } = await nl.knowledge.add({ workspaceId, entry });
   *   await nl.knowledge.remove({ workspaceId, id });
   * }
   * ```
   */
  add(request: AddKnowledgeRequest, options?: CallOptions): Promise<{ readonly id: string }>;
  /**
   * Everything the owner has added to this workspace, oldest first.
   *
   * @throws `WORKSPACE_NOT_FOUND` `INVALID_REQUEST` `STATE_STORE_FAILED` `ABORTED`
   */
  list(request: KnowledgeTarget, options?: CallOptions): Promise<readonly KnowledgeItem[]>;
  /**
   * `false` when the owner's workspace has no such entry.
   *
   * @throws `WORKSPACE_NOT_FOUND` `INVALID_REQUEST` `STATE_STORE_FAILED` `ABORTED`
   */
  remove(request: RemoveKnowledgeRequest, options?: CallOptions): Promise<boolean>;
}

export interface KnowledgeTarget {
  /** The tenant id that `workspace.add` gave. */
  readonly workspaceId: string;
  readonly ownerId?: string | undefined;
}

export interface AddKnowledgeRequest extends KnowledgeTarget {
  readonly entry: KnowledgeEntry;
  /** What row policies are told of the caller while an example is checked. Every value they name is required. */
  readonly principal?: Principal | undefined;
}

export interface RemoveKnowledgeRequest extends KnowledgeTarget {
  readonly id: string;
}

/** No entry may take more than 600 tokens of a prompt. */
export type KnowledgeEntry = TermEntry | NoteEntry | ExampleEntry;

/** What a word means here. */
export interface TermEntry {
  readonly kind: 'term';
  /** At most 200 characters. */
  readonly term: string;
  /** At most 1,000 characters. */
  readonly meaning: string;
}

/** Something to know about a table or one of its columns. Shown when the table or column is shown. */
export interface NoteEntry {
  readonly kind: 'note';
  /** `table`, or `schema.table` when it is not on the search path. Upper and lower case need not fit where only one table can be meant. */
  readonly table: string;
  readonly column?: string | undefined;
  /** At most 1,000 characters. */
  readonly text: string;
}

/** A question with the statement that answers it. */
export interface ExampleEntry {
  readonly kind: 'example';
  /** At most 1,000 characters. */
  readonly question: string;
  /** One read-only statement that runs on the database; at most 8,000 characters. */
  readonly sql: string;
}

export interface KnowledgeItem {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly addedAt: string;
  /** `quarantined`: the schema has changed and the example no longer works. Not shown to the model until it works again. */
  readonly state: 'active' | 'quarantined';
  /** Why it is quarantined. */
  readonly reason: string | null;
  readonly entry: KnowledgeEntry;
}

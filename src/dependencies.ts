import type { Connections } from './connections/connections.ts';
import type { UrlPolicy } from './connections/url-policy/url-policy.ts';
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
import type { ColumnValues } from './values/column-values.ts';
import type { CatalogSnapshots } from './workspace/catalog-snapshots/catalog-snapshots.ts';
import type { Snapshots } from './workspace/snapshots.ts';
import type { UrlCipher } from './workspace/url-cipher.ts';

/** Every outside thing a service may touch. A function asks for a `Pick` of it: that is the list of what it touches. */
export interface Dependencies {
  readonly vectorStore: VectorStore;
  readonly embedder: Embedder;
  readonly llm: Llm;
  readonly queue: Queue;
  readonly stateStore: StateStore;
  readonly databases: readonly Database[];
  /** Where the advisor tries designs; without one that fits, only what needs no trial is taken. */
  readonly sandboxes: readonly Sandbox[];
  /** Where `databases` may connect; they ask it themselves. `null` for anywhere. */
  readonly urlPolicy: UrlPolicy | null;
  /** Open databases, one a tenant, reused between calls. */
  readonly connections: Connections;
  /** The catalogs that stored chunks describe. */
  readonly catalogSnapshots: CatalogSnapshots;
  /** Values sampled from them; nothing unless `settings.values` is `sampled`. */
  readonly valueSnapshots: Snapshots<readonly ColumnValues[]>;
  /** Encrypts stored database URLs. */
  readonly urlCipher: UrlCipher;
  /** Keys the tenant hash; `null` for the plain one. */
  readonly tenantKey: string | null;
  readonly settings: Settings;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A text no one else gets. */
  readonly createId: () => string;
}

/** Numbers and choices that hold for every call of this instance unless the call says otherwise. */
export interface Settings {
  readonly limits: QueryLimits;
  /** Statements whose plan the engine reckons dearer are not run; `null` for no such limit. */
  readonly maxPlanCost: number | null;
  readonly maxRetries: number;
  readonly maxContextTokens: number;
  /** How long a silent ingestion worker is believed to be alive, milliseconds. */
  readonly leaseMs: number;
  /** The users' own database functions that only read. */
  readonly allowedFunctions: readonly string[];
  /** Which tables and columns may be used; `null` for all. */
  readonly policy: AccessPolicy | null;
  /** Which rows of a table each caller may see. */
  readonly rowPolicies: readonly RowPolicy[];
  /** Which stored values literals of a question are matched to. */
  readonly values: ValuePolicy;
  /** IANA name of the zone in which "today" is understood. */
  readonly timeZone: string;
  readonly advisor: AdvisorSettings;
}

export interface AdvisorSettings {
  /** Time from a task's first start until it answers with the best verified design so far, milliseconds. */
  readonly deadlineMs: number;
  /** How long a task's result is kept, milliseconds. */
  readonly resultTtlMs: number;
  /** Answers may be stored, for tasks that do not say. */
  readonly precompute: boolean;
  /** How long one call of the model may take, milliseconds. */
  readonly modelTimeoutMs: number;
}

/** `none`; `enums`: what the schema itself lists; `sampled`: also text read from columns that do not look personal. */
export type ValuePolicy = 'none' | 'enums' | 'sampled';

export interface QueryLimits {
  /** Rows returned at most. */
  readonly maxRows: number;
  /** Bytes of rows returned at most. */
  readonly maxBytes: number;
  /** Time the statement may take in the database, milliseconds. */
  readonly timeoutMs: number;
}

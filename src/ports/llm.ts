import type { CallOptions } from './call-options.ts';
import type { Dialect } from './dialect.ts';
import type { Json } from './json.ts';
import type { SchemaContext } from './schema-context.ts';
import type { SqlFault } from './sql-fault.ts';

/** A model that writes SQL. */
export interface Llm {
  /** The adapter's subpath without its kind: `anthropic` for `nlquery/llm/anthropic`. */
  readonly name: string;
  /** The model's own name, for logs and answers. */
  readonly model: string;
  readonly capabilities: LlmCapabilities;
  /**
   * Answers one request. With `schema`, `text` is JSON that fits it if `capabilities.structuredOutput`, and the
   * model's best effort otherwise: the caller parses either way.
   *
   * Rejects with `LLM_FAILED`, and with `ABORTED` when `signal` was aborted.
   */
  generate(request: LlmRequest, options?: CallOptions): Promise<LlmResult>;
}

export interface LlmCapabilities {
  /** The vendor enforces a JSON schema. */
  readonly structuredOutput: boolean;
  /** The model reads `messages`. When false it is given `task` alone. */
  readonly prompted: boolean;
}

export interface LlmRequest {
  readonly messages: readonly LlmMessage[];
  /** The form the answer must have. */
  readonly schema?:
    | { readonly name: string; readonly jsonSchema: { readonly [key: string]: Json } }
    | undefined;
  /** The same request as data, for models that are not prompted. */
  readonly task?: LlmTask | undefined;
}

export interface LlmMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface LlmTask {
  readonly question: string;
  readonly dialect: Dialect;
  readonly serverVersion: string;
  readonly schema: SchemaContext;
  /** ISO 8601 with offset: what "today" means. */
  readonly now: string;
  /** IANA name, e.g. `Europe/Vienna`. */
  readonly timeZone: string;
  /** Literals of the question found among stored values; empty when values are not indexed. */
  readonly values: readonly LinkedValue[];
  /** What people have added about this database and may help here; best first. */
  readonly knowledge?: TaskKnowledge | undefined;
  /** Earlier tries at this question, oldest first. */
  readonly attempts: readonly { readonly sql: string; readonly fault: SqlFault }[];
}

export interface LinkedValue {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  /** The value as stored. */
  readonly value: string;
  /** The words of the question that it matches. */
  readonly matchedText: string;
}

export interface TaskKnowledge {
  /** What words of the question mean here. */
  readonly terms: readonly { readonly term: string; readonly meaning: string }[];
  /** Notes on shown tables and columns; `table` as SQL has to name it, `column` is `null` when the note is about the table. */
  readonly notes: readonly {
    readonly table: string;
    readonly column: string | null;
    readonly text: string;
  }[];
  /** Similar questions with statements that read only and run. */
  readonly examples: readonly { readonly question: string; readonly sql: string }[];
}

export interface LlmResult {
  readonly text: string;
  readonly usage: LlmUsage;
}

export interface LlmUsage {
  /** Zero where the vendor does not say. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

import { DatabaseSync } from 'node:sqlite';
import { offlineLlm } from '../../../../../adapters/llm/offline/index.ts';
import type { Dialect, LlmTask, TaskKnowledge } from '../../../../../src/adapter-kit/index.ts';
import { sampledValues } from '../../../../bench/accuracy/sampled-values.ts';
import { sqliteSchemaContext } from '../../../../bench/accuracy/sqlite-schema-context.ts';

export interface OfflineAnswer {
  readonly sql: string | null;
  readonly cannot_answer: string | null;
  /** `null` when it was declined. */
  readonly rows: readonly (readonly unknown[])[] | null;
}

/** Asks the offline model about an in-memory SQLite database, and runs what it writes. */
export async function askOffline(
  script: string,
  question: string,
  options: {
    readonly values?: boolean;
    readonly dialect?: Dialect;
    readonly attempts?: LlmTask['attempts'];
    readonly knowledge?: Partial<TaskKnowledge>;
    readonly now?: string;
  } = {},
): Promise<OfflineAnswer> {
  const database = new DatabaseSync(':memory:');
  try {
    database.exec(script);
    const schema = sqliteSchemaContext(database);
    const dialect = options.dialect ?? 'sqlite';
    const task: LlmTask = {
      question,
      dialect,
      serverVersion: '3',
      schema,
      now: options.now ?? '2026-01-01T00:00:00Z',
      timeZone: 'UTC',
      values: options.values === true ? sampledValues(database, schema)(question) : [],
      attempts: options.attempts ?? [],
      knowledge: { terms: [], notes: [], examples: [], ...options.knowledge },
    };
    const { text } = await offlineLlm().generate({ messages: [], task });
    const { sql, cannot_answer } = JSON.parse(text) as { sql: string | null; cannot_answer: string | null };
    if (sql === null || dialect !== 'sqlite') return { sql, cannot_answer, rows: null };
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    return { sql, cannot_answer, rows: statement.all() as unknown as readonly (readonly unknown[])[] };
  } finally {
    database.close();
  }
}

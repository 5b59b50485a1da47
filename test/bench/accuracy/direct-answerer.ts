import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { offlineLlm } from '../../../adapters/llm/offline/index.ts';
import type { LinkedValue, SchemaContext } from '../../../src/adapter-kit/index.ts';
import type { Answerer, Outcome } from './answerer.ts';
import type { Row } from './same-rows.ts';

/** Asks the offline model alone, with the whole schema shown; no retrieval, no safety. */
export function directAnswerer(data: string, options: { readonly values: boolean }): Answerer {
  const llm = offlineLlm();
  const opened = new Map<
    string,
    { database: DatabaseSync; schema: SchemaContext; values: (question: string) => readonly LinkedValue[] }
  >();

  async function open(db: string) {
    const known = opened.get(db);
    if (known !== undefined) return known;
    const { sqliteSchemaContext } = await import('./sqlite-schema-context.ts');
    const { sampledValues } = await import('./sampled-values.ts');
    const database = new DatabaseSync(join(data, 'e2e', 'db', db), { readOnly: true });
    const schema = sqliteSchemaContext(database);
    const values = options.values ? sampledValues(database, schema) : () => [];
    const entry = { database, schema, values };
    opened.set(db, entry);
    return entry;
  }

  return {
    async ask(db, question): Promise<Outcome> {
      const { database, schema, values } = await open(db);
      const { text } = await llm.generate({
        messages: [],
        task: {
          question,
          dialect: 'sqlite',
          serverVersion: '3',
          schema,
          now: '2026-01-01T00:00:00Z',
          timeZone: 'UTC',
          values: values(question),
          attempts: [],
        },
      });
      const { sql, cannot_answer: reason } = JSON.parse(text) as {
        sql: string | null;
        cannot_answer: string | null;
      };
      if (sql === null) return { kind: 'declined', reason: reason ?? '' };
      try {
        const statement = database.prepare(sql);
        statement.setReturnArrays(true);
        return { kind: 'answered', sql, rows: statement.all() as unknown as readonly Row[] };
      } catch (error) {
        return { kind: 'failed', sql, reason: String(error) };
      }
    },
    async close() {
      for (const { database } of opened.values()) database.close();
    },
  };
}

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ValuePolicy } from '../../../src/dependencies.ts';
import { embedded } from '../../../src/embedded/index.ts';
import { createNlQuery } from '../../../src/index.ts';
import type { Answerer, Outcome } from './answerer.ts';

/** Asks through the public API, everything embedded and in memory: ingestion, retrieval, generation, evaluation, rows. */
export function apiAnswerer(data: string, options: { readonly values: ValuePolicy }): Answerer {
  const nl = createNlQuery({
    ...embedded({ inMemory: true, values: options.values }),
    limits: { maxRows: 100_000, maxBytes: 100_000_000, timeoutMs: 10_000 },
  });
  const tenants = new Map<string, string>();

  async function tenantOf(db: string): Promise<string> {
    const known = tenants.get(db);
    if (known !== undefined) return known;
    const file = pathToFileURL(join(data, 'e2e', 'db', db)).pathname;
    const { tenantId } = await nl.workspace.add({ dbUrl: `sqlite:${file}` });
    await nl.workspace.ready(tenantId);
    tenants.set(db, tenantId);
    return tenantId;
  }

  return {
    async ask(db, question): Promise<Outcome> {
      const workspaceId = await tenantOf(db);
      const answer = await nl.query.ask({ workspaceId, prompt: question });
      if (answer.outcome === 'answered' && answer.sql !== null && answer.data !== null) {
        const names = answer.columns.map((column) => column.name);
        return {
          kind: 'answered',
          sql: answer.sql,
          rows: answer.data.map((row) => names.map((name) => row[name])),
        };
      }
      if (answer.outcome === 'needs_clarification') {
        return { kind: 'declined', reason: answer.clarification?.message ?? '' };
      }
      return { kind: 'failed', sql: answer.sql, reason: answer.warning ?? answer.outcome };
    },
    close: () => nl.close(),
  };
}

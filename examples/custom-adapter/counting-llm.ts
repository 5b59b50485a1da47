import { type Llm, NlQueryError, throwIfAborted } from 'nlquery/adapter-kit';

/** Answers every question with the number of rows of the table that fits it best. */
export function countingLlm(): Llm {
  return {
    name: 'counting',
    model: 'counting-1',
    // Not prompted: it is given the request as data, in `task`.
    capabilities: { prompted: false, structuredOutput: true },
    generate: async ({ task, schema }, options) => {
      throwIfAborted(options?.signal);
      const [table] = task?.schema.tables ?? [];
      // Every failure carries a code, and says whether another try can help.
      if (!table) {
        const details = { adapter: 'counting' };
        throw new NlQueryError('LLM_FAILED', 'counting: no table fits.', { details, retryable: false });
      }
      const sql = `SELECT count(*) FROM ${table.reference.split('.').map(quoted).join('.')}`;
      return { text: schema ? JSON.stringify({ sql }) : sql, usage: { inputTokens: 0, outputTokens: 0 } };
    },
  };
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

import { NlQueryError } from '../errors/nl-query-error.ts';
import type { DatabaseConnection, RunOptions, RunResult } from '../ports/database.ts';
import { admitSql } from './admit-sql.ts';
import { explainPrefix } from './inspect/explain-prefix.ts';
import { type InspectedTable, statisticsStatements } from './inspect/statistics-statements.ts';
import type { JudgeContext } from './judge-context.ts';

/** What may be asked about a database's tables and plans without reading a row. */
export interface Inspection {
  /** What the engine keeps of a table, one answer a statement of {@link statisticsStatements}; `null` where it keeps nothing. */
  statistics(table: InspectedTable, options: RunOptions): Promise<readonly RunResult[] | null>;
  /**
   * The engine's plan of a statement, which is judged first and not executed; `null` where the engine gives no costs.
   *
   * Rejects with `SQL_REJECTED`.
   */
  explain(sql: string, options: RunOptions): Promise<RunResult | null>;
}

/** Beside `guardConnection` the only one to send statements: fixed ones of ours with quoted names, and EXPLAIN of judged ones. */
export function inspectConnection(connection: DatabaseConnection, context: JudgeContext): Inspection {
  return {
    statistics: async (table, options) => {
      const statements = statisticsStatements(context.dialect, table);
      if (statements === null) return null;
      const results: RunResult[] = [];
      for (const sql of statements) results.push(await connection.run(sql, options));
      return results;
    },
    explain: async (sql, options) => {
      const prefix = explainPrefix(context.dialect);
      if (prefix === null) return null;
      const verdict = await admitSql(sql, context);
      if (verdict.verdict !== 'read') {
        const { rule, at, message } = verdict;
        throw new NlQueryError('SQL_REJECTED', message, { details: { rule, at } });
      }
      return connection.run(`${prefix} ${verdict.sql}`, options);
    },
  };
}

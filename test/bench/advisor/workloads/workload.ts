import type { AdvisorPayload } from '../../../../src/advisor/payload/advisor-payload.ts';

export interface WorkloadDraft {
  /** `catalog.schema`. */
  readonly schema: string;
  /** Columns by table, as DDL writes them. */
  readonly tables: Readonly<Record<string, string>>;
  /** `@name` stands for a table's full path. */
  readonly queries: readonly string[];
}

/** A payload of Trino's from its parts. */
export function workload({ schema, tables, queries }: WorkloadDraft): AdvisorPayload {
  return {
    url: '',
    ddl: Object.entries(tables).map(([name, columns]) => ({
      statement: `CREATE TABLE ${schema}.${name} (${columns})`,
    })),
    queries: queries.map((query, index) => ({
      queryid: `q${index + 1}`,
      query: query.replaceAll('@', `${schema}.`),
      runquantity: 100,
      executiontime: 10,
    })),
  };
}

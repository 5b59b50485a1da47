import type { Dialect } from '../../ports/dialect.ts';

/** The payload, read: facts from the parse, no opinions. JSON-safe. */
export interface Analysis {
  readonly dialect: Dialect;
  /** Where unqualified names are looked up; `null` where the payload does not say. */
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly tables: readonly SourceTable[];
  /** Every query that came in, once, in the payload's order. */
  readonly queries: readonly SourceQuery[];
  readonly workload: WorkloadFacts;
  /** What could not be read, in words, by statement or query. */
  readonly issues: readonly AnalysisIssue[];
}

export interface TableName {
  /** `null` where the engine has none. */
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly name: string;
}

export interface SourceTable extends TableName {
  readonly columns: readonly SourceColumn[];
  readonly primaryKey: readonly string[] | null;
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly foreignKeys: readonly {
    readonly columns: readonly string[];
    readonly references: TableName & { readonly columns: readonly string[] };
  }[];
  readonly indexes: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly unique: boolean;
  }[];
  /** Table properties as written: `format`, `partitioning` and their kin. */
  readonly properties: Readonly<Record<string, string>>;
  /** The DDL as given. */
  readonly statement: string;
  /** Rows and bytes where the source told; `null` offline. */
  readonly statistics: TableStatistics | null;
}

export interface SourceColumn {
  readonly name: string;
  /** As written. */
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string | null;
}

export interface TableStatistics {
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly columns: Readonly<
    Record<
      string,
      { readonly distinct: number | null; readonly nullShare: number | null; readonly bytes: number | null }
    >
  >;
}

export interface SourceQuery {
  readonly id: string;
  /** As given. */
  readonly text: string;
  /** Repaired where needed, every table by its full path, every column by its table; `null` when it cannot be read or bound. */
  readonly sql: string | null;
  readonly runs: number;
  /** Mean seconds of a run; `null` where the log does not say. */
  readonly seconds: number | null;
  /** `runs × seconds`, with the workload's median where the log does not say. */
  readonly weightSeconds: number;
  /** Mechanical repairs that were made, in words. */
  readonly repairs: readonly string[];
  /** Why `sql` is `null`, in words. */
  readonly faults: readonly string[];
  /** The id of an earlier query that says the same; `null` when there is none. */
  readonly duplicateOf: string | null;
  readonly facts: QueryFacts | null;
}

export interface QueryFacts {
  /** One entry a reference: a table read twice stands here twice. */
  readonly scans: readonly TableName[];
  readonly columns: readonly ColumnUse[];
  readonly joins: readonly JoinEdge[];
  readonly groupBy: readonly ColumnReference[];
  readonly orderBy: readonly ColumnReference[];
  readonly aggregates: readonly {
    readonly function: string;
    readonly distinct: boolean;
    readonly column: ColumnReference | null;
  }[];
  /** Common table expressions that are used more than once, with the number of uses. */
  readonly repeatedCtes: readonly { readonly name: string; readonly uses: number }[];
  readonly limit: number | null;
  /** What makes two runs differ: `random()`, a limit without a total order, approximations; empty when nothing does. */
  readonly nonDeterministic: readonly string[];
  /** Reads the clock: `current_date` and its kin. */
  readonly readsClock: boolean;
}

export interface ColumnReference extends TableName {
  readonly column: string;
}

export interface ColumnUse extends ColumnReference {
  readonly role: 'output' | 'filter' | 'join' | 'group' | 'order' | 'aggregate' | 'window' | 'other';
  /** Of a filter: how it compares. */
  readonly operator: 'equal' | 'range' | 'in' | 'like' | 'null' | 'other' | null;
  /** Of a filter: the literals it is compared with, as SQL. */
  readonly literals: readonly string[];
}

export interface JoinEdge {
  readonly left: ColumnReference;
  readonly right: ColumnReference;
  readonly kind: 'inner' | 'left' | 'right' | 'full' | 'cross' | 'semi' | 'anti';
}

export interface WorkloadFacts {
  readonly totalSeconds: number;
  readonly tables: readonly (TableName & {
    readonly queries: number;
    readonly scans: number;
    readonly weightSeconds: number;
  })[];
  readonly columns: readonly (ColumnReference & {
    readonly roles: readonly ColumnUse['role'][];
    readonly weightSeconds: number;
  })[];
  readonly joins: readonly (JoinEdge & { readonly queries: number; readonly weightSeconds: number })[];
  readonly unusedTables: readonly TableName[];
  readonly unusedColumns: readonly ColumnReference[];
}

export interface AnalysisIssue {
  /** `ddl[3]` or a query's id. */
  readonly at: string;
  readonly message: string;
}

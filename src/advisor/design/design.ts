import type { Dialect } from '../../ports/dialect.ts';
import type { SourceColumn, TableName } from '../analysis/analysis.ts';

/** A complete physical design in a schema of its own. JSON-safe; rendering it gives ddl, migrations and queries. */
export interface Design {
  readonly dialect: Dialect;
  /** Of the new schema; the same catalog as the source. */
  readonly catalog: string | null;
  readonly schema: string;
  readonly tables: readonly DesignTable[];
  readonly queries: readonly DesignQuery[];
}

export interface DesignTable {
  /** Unique in the new schema. */
  readonly name: string;
  readonly columns: readonly SourceColumn[];
  /** Table properties, as SQL: `partitioning` → `ARRAY['month(day)']`. */
  readonly properties: Readonly<Record<string, string>>;
  readonly primaryKey: readonly string[] | null;
  readonly indexes: readonly DesignIndex[];
  /** The SELECT over source tables that fills it, columns in the table's order. */
  readonly fill: string;
  readonly sources: readonly TableName[];
  /** `copy`: the source table as it is. `rollup`: precomputed answers or parts of them. */
  readonly kind: 'copy' | 'pruned' | 'denormalised' | 'rollup' | 'intermediate';
}

export interface DesignIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly include: readonly string[];
  readonly unique: boolean;
}

export interface DesignQuery {
  readonly queryId: string;
  /** Reads the new schema only; a query that could not be read comes back as it was given. */
  readonly sql: string;
}

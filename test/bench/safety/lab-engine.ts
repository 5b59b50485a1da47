import type { DatabaseConnection } from '../../../src/ports/database.ts';

/** A real engine that holds the lab: tables, other tenants' schemas, and traps that delete when they are read. */
export interface LabEngine {
  /** Names of the corpus' dialects that it speaks. */
  readonly dialects: readonly string[];
  /** The schema that may be read. */
  readonly schema: string;
  /** By the product's own adapter, as the tables' owner. */
  readonly connection: DatabaseConnection;
  /** Rows, schema, files, settings, locks and running statements: what a read leaves as it was. */
  fingerprint(): Promise<string>;
  close(): Promise<void>;
}

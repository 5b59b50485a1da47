import type { PostgresPool } from './postgres-pool.ts';
import type { PgvectorSettings } from './settings.ts';
import type { VectorType } from './vector-type.ts';

/** What the operations share. */
export interface OpenStore {
  readonly pool: PostgresPool;
  readonly settings: PgvectorSettings;
  readonly vector: VectorType;
}

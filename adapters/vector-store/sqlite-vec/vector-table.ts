import type { DatabaseSync } from 'node:sqlite';
import { prepared } from './prepared.ts';

/** The name of the table that holds vectors of `width` numbers. */
export function vectorTable(width: number): string {
  return `vectors_${Math.trunc(width)}`;
}

/** Whether anything of this width was ever stored. */
export function hasVectorTable(database: DatabaseSync, width: number): boolean {
  const row = prepared(database, 'SELECT 1 FROM sqlite_schema WHERE name = ?').get(vectorTable(width));
  return row !== undefined;
}

/**
 * Makes the table when it is missing. Tenant and kind partition it: the vectors of each pair lie in blocks of their own, and a search that
 * names both reads no other. Blocks of 64 keep small tenants small.
 */
export function makeVectorTable(database: DatabaseSync, width: number): void {
  database.exec(
    `CREATE VIRTUAL TABLE IF NOT EXISTS ${vectorTable(width)} USING vec0(
       chunk INTEGER PRIMARY KEY, tenant_id TEXT PARTITION KEY, kind TEXT PARTITION KEY,
       vector FLOAT[${Math.trunc(width)}] distance_metric=cosine, chunk_size=64
     )`,
  );
}

import type { DatabaseSync } from 'node:sqlite';

/** Chunk id → content hash of everything stored for the tenant. */
export function readFingerprints(database: DatabaseSync, tenantId: string): ReadonlyMap<string, string> {
  const rows = database.prepare('SELECT id, content_hash FROM chunks WHERE tenant_id = ?').all(tenantId);
  return new Map(rows.map((row) => [String(row.id), String(row.content_hash)]));
}

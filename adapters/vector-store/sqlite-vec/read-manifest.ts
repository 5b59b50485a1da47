import type { DatabaseSync } from 'node:sqlite';
import type { Manifest } from '../../../src/adapter-kit/index.ts';

/** The tenant's manifest, or `null`. */
export function readManifest(database: DatabaseSync, tenantId: string): Manifest | null {
  const row = database.prepare('SELECT json FROM manifests WHERE tenant_id = ?').get(tenantId);
  return row === undefined ? null : JSON.parse(String(row.json));
}

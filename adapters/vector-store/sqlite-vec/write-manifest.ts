import type { DatabaseSync } from 'node:sqlite';
import type { Manifest } from '../../../src/adapter-kit/index.ts';

/** Replaces the tenant's manifest in one statement. */
export function writeManifest(database: DatabaseSync, tenantId: string, manifest: Manifest): void {
  database
    .prepare('INSERT INTO manifests VALUES (?, ?) ON CONFLICT (tenant_id) DO UPDATE SET json = excluded.json')
    .run(tenantId, JSON.stringify(manifest));
}

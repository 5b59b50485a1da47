import type { DatabaseSync } from 'node:sqlite';
import { deleteRows, type RowToDelete } from './delete-rows.ts';
import { inTransaction } from './in-transaction.ts';

/** Deletes everything of the tenant as one step. */
export function clearTenant(database: DatabaseSync, tenantId: string): void {
  inTransaction(database, () => {
    database.prepare('DELETE FROM manifests WHERE tenant_id = ?').run(tenantId);
    const rows = database.prepare('SELECT rowid, width, zero FROM chunks WHERE tenant_id = ?').all(tenantId);
    deleteRows(database, rows as unknown as readonly RowToDelete[]);
  });
}

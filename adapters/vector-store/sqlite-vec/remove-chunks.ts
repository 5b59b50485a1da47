import type { DatabaseSync } from 'node:sqlite';
import { deleteRows, type RowToDelete } from './delete-rows.ts';
import { inTransaction } from './in-transaction.ts';

/** Deletes the tenant's chunks of these ids, all at once. */
export function removeChunks(database: DatabaseSync, tenantId: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  inTransaction(database, () => {
    const find = database.prepare('SELECT rowid, width, zero FROM chunks WHERE tenant_id = ? AND id = ?');
    const known = [...new Set(ids)].filter((id) => id.isWellFormed());
    const rows = known.flatMap((id) => (find.get(tenantId, id) as unknown as RowToDelete | undefined) ?? []);
    deleteRows(database, rows);
  });
}

import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { vectorTable } from './vector-table.ts';

export interface RowToDelete {
  readonly rowid: number;
  readonly width: number;
  readonly zero: number;
}

/** Deletes chunks with their vectors. Runs inside the caller's transaction. */
export function deleteRows(database: DatabaseSync, rows: readonly RowToDelete[]): void {
  const deleteChunk = database.prepare('DELETE FROM chunks WHERE rowid = ?');
  const deleteVector = new Map<number, StatementSync>();
  for (const { rowid, width, zero } of rows) {
    deleteChunk.run(rowid);
    if (zero === 1) continue;
    const statement =
      deleteVector.get(width) ?? database.prepare(`DELETE FROM ${vectorTable(width)} WHERE chunk = ?`);
    deleteVector.set(width, statement);
    statement.run(BigInt(rowid));
  }
}

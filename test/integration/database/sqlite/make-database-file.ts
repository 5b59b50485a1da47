import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Writes a SQLite file by running `sql`, in a new folder of the system's temporary folder; its path. */
export function makeDatabaseFile(sql: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'nlquery-sqlite-')), 'shop.db');
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
  return path;
}

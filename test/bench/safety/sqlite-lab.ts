import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteDatabase } from '../../../adapters/database/sqlite/index.ts';
import { filesIn } from './files-in.ts';
import type { LabEngine } from './lab-engine.ts';

/** SQLite on a file of its own. */
export async function sqliteLab(schema: string, canaryFolder: string): Promise<LabEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-lab-'));
  mkdirSync(join(folder, 'data'));
  const path = join(folder, 'data', 'lab.sqlite');
  const database = new DatabaseSync(path);
  database.exec(schema);
  database.close();
  const connection = await sqliteDatabase().connect(`sqlite://${path}`);
  return {
    dialects: ['sqlite'],
    schema: 'main',
    connection,
    fingerprint: async () => filesIn(folder, canaryFolder),
    close: async () => {
      await connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

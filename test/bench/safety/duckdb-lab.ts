import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { duckdbDatabase } from '../../../adapters/database/duckdb/index.ts';
import { filesIn } from './files-in.ts';
import type { LabEngine } from './lab-engine.ts';

/** DuckDB on a file of its own. */
export async function duckdbLab(schema: string, canaryFolder: string): Promise<LabEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-lab-'));
  const path = join(folder, 'lab.duckdb');
  const instance = await DuckDBInstance.create(path);
  const writer = await instance.connect();
  await writer.run(schema);
  await writer.run('CHECKPOINT');
  writer.closeSync();
  instance.closeSync();
  const connection = await duckdbDatabase().connect(`duckdb://${path}`);
  return {
    dialects: ['duckdb'],
    schema: 'main',
    connection,
    fingerprint: async () => filesIn(folder, canaryFolder),
    close: async () => {
      await connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

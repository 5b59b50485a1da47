import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export interface DuckdbFile {
  readonly path: string;
  readonly url: string;
  /** Runs statements with full rights. */
  execute(sql: string): Promise<void>;
  drop(): Promise<void>;
}

/** A DuckDB file in a new folder of the system's temporary folder, filled by `sql`. */
export async function createDuckdbFile(sql = ''): Promise<DuckdbFile> {
  const directory = mkdtempSync(join(tmpdir(), 'nlquery-duckdb-'));
  const path = join(directory, 'live.duckdb');
  async function execute(statements: string): Promise<void> {
    const instance = await DuckDBInstance.create(path);
    try {
      const connection = await instance.connect();
      try {
        if (statements !== '') await connection.run(statements);
      } finally {
        connection.closeSync();
      }
    } finally {
      instance.closeSync();
    }
  }
  await execute(sql);
  return {
    path,
    url: `duckdb://${path}`,
    execute,
    drop: async () => rmSync(directory, { recursive: true, force: true }),
  };
}

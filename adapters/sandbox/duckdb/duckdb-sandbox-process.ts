/** Entry of the child process: `duckdb-sandbox-process.ts SETTINGS`. */

import { loadPeer, serveScratch } from '../../../src/adapter-kit/index.ts';
import { openMemory } from './open-memory.ts';
import type { ProcessSettings } from './process-settings.ts';

await serveScratch<ProcessSettings>(
  async (settings) =>
    openMemory(await loadPeer('@duckdb/node-api', () => import('@duckdb/node-api')), settings),
  // DuckDB's own limit leaves out strings and lists that functions build.
  ({ maxMemoryBytes }) => maxMemoryBytes * 2 + 2 ** 29,
);

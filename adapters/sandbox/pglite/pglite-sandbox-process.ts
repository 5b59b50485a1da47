/** Entry of the child process: `pglite-sandbox-process.ts SETTINGS`. */

import { loadPeer, serveScratch } from '../../../src/adapter-kit/index.ts';
import { openMemory } from './open-memory.ts';
import type { ProcessSettings } from './process-settings.ts';

await serveScratch<ProcessSettings>(
  async (settings) =>
    openMemory(await loadPeer('@electric-sql/pglite', () => import('@electric-sql/pglite')), settings),
  // PGlite itself takes about 300 MiB.
  ({ maxMemoryBytes }) => maxMemoryBytes + 2 ** 29,
);

/** Entry of the child process: `sqlite-sandbox-process.ts SETTINGS`. */

import { serveScratch } from '../../../src/adapter-kit/index.ts';
import { openMemory } from './open-memory.ts';
import type { ProcessSettings } from './process-settings.ts';

await serveScratch<ProcessSettings>(openMemory, ({ maxMemoryBytes }) => maxMemoryBytes + 2 ** 27);

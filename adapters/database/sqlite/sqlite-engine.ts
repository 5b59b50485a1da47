import type { FileEngine } from '../../../src/adapter-kit/index.ts';
import { catalogAssembler } from './assembly/catalog-assembler.ts';

/** What `connectFile` needs to know of SQLite. */
export function sqliteEngine(processes: number): FileEngine {
  return {
    product: 'SQLite',
    urls: { schemes: ['sqlite', 'file'], extension: 'db' },
    processes,
    catalogAssembler,
    programFor: (path) => ({
      entry: entry(),
      arguments: [path, String(process.pid)],
      environment: environment(),
    }),
  };
}

/** Beside this file both in the sources and in the build, where all entries stand in one folder. */
function entry(): URL {
  const name = import.meta.url.endsWith('.ts') ? './sqlite-process.ts' : './sqlite-process.js';
  return new URL(name, import.meta.url);
}

/** What SQLite needs to place temporary files, and Windows to start a process; no secret of the parent's. */
function environment(): Record<string, string> {
  const names = ['TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

import { openScratchProcess, type Sandbox } from '../../../src/adapter-kit/index.ts';
import { placeOf } from './place-of.ts';
import type { ProcessSettings } from './process-settings.ts';

/** Throwaway databases of SQLite's in memory by `node:sqlite`, each in a child process of its own; schemas are attached databases, nine at most. */
export function sqliteSandbox(): Sandbox {
  return {
    name: 'sqlite',
    dialect: 'sqlite',
    standsInFor: ['sqlite'],
    capabilities: { catalogs: false, costs: false, survivesTimeout: false },
    open: ({ namespaces = [], maxMemoryBytes = 2 ** 30, signal } = {}) =>
      openScratchProcess(
        {
          name: 'sqlite',
          product: 'SQLite',
          entry: entry(),
          settings: {
            schemas: [...new Set(namespaces.flatMap(placeOf))].filter((schema) => schema !== 'main'),
            maxMemoryBytes,
          } satisfies ProcessSettings,
          stopsItself: false,
          place: placeOf,
        },
        { signal },
      ),
  };
}

/** Beside this file both in the sources and in the build, where all entries stand in one folder. */
function entry(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./sqlite-sandbox-process.${extension}`, import.meta.url);
}

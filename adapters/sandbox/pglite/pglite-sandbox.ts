import { openScratchProcess, type Sandbox } from '../../../src/adapter-kit/index.ts';
import { placeOf } from './place-of.ts';
import type { ProcessSettings } from './process-settings.ts';

/** Throwaway databases of PostgreSQL itself, compiled to WebAssembly (PGlite), each in a child process of its own. */
export function pgliteSandbox(): Sandbox {
  return {
    name: 'pglite',
    dialect: 'postgres',
    standsInFor: ['postgres'],
    capabilities: { catalogs: false, costs: true, survivesTimeout: false },
    open: ({ namespaces = [], maxMemoryBytes = 2 ** 30, signal } = {}) =>
      openScratchProcess(
        {
          name: 'pglite',
          product: 'PGlite',
          entry: entry(),
          settings: {
            schemas: [...new Set(namespaces.flatMap(placeOf))],
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
  return new URL(`./pglite-sandbox-process.${extension}`, import.meta.url);
}

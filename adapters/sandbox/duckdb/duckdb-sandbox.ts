import { invalidOption, openScratchProcess, type Sandbox } from '../../../src/adapter-kit/index.ts';
import type { DuckdbSandboxOptions } from './options.ts';
import { placeOf } from './place-of.ts';
import type { ProcessSettings } from './process-settings.ts';

/**
 * Throwaway databases of DuckDB's in memory, each in a child process of its own. Stands in for Trino as well: catalogs are attached
 * databases, and whole numbers divide as they do there.
 *
 * @throws `INVALID_OPTIONS` when `threads` is not a whole number above 0
 */
export function duckdbSandbox(options: DuckdbSandboxOptions = {}): Sandbox {
  const threads = options.threads ?? 2;
  if (!Number.isInteger(threads) || threads < 1) {
    throw invalidOption('duckdbSandbox', 'threads', 'has to be a whole number above 0');
  }
  return {
    name: 'duckdb',
    dialect: 'duckdb',
    standsInFor: ['duckdb', 'trino'],
    capabilities: { catalogs: true, costs: false, survivesTimeout: true },
    open: ({ standInFor, namespaces = [], maxMemoryBytes = 2 ** 30, signal } = {}) =>
      openScratchProcess(
        {
          name: 'duckdb',
          product: 'DuckDB',
          entry: entry(),
          settings: {
            threads,
            maxMemoryBytes,
            namespaces,
            standInForTrino: standInFor === 'trino',
          } satisfies ProcessSettings,
          stopsItself: true,
          place: placeOf,
        },
        { signal },
      ),
  };
}

/** Beside this file both in the sources and in the build, where all entries stand in one folder. */
function entry(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./duckdb-sandbox-process.${extension}`, import.meta.url);
}

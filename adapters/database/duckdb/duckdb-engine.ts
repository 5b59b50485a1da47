import type { FileEngine } from '../../../src/adapter-kit/index.ts';
import type { ProcessSettings } from './process-settings.ts';

interface EngineSettings extends Omit<ProcessSettings, 'path'> {
  /** At a time. */
  readonly processes: number;
}

/** What `connectFile` needs to know of DuckDB. */
export function duckdbEngine({ processes, ...settings }: EngineSettings): FileEngine {
  return {
    product: 'DuckDB',
    urls: { schemes: ['duckdb'], extension: 'duckdb' },
    processes,
    syntaxTree: true,
    programFor: (path) => ({
      entry: entry(),
      arguments: [path, JSON.stringify({ path, ...settings } satisfies ProcessSettings)],
      environment: environment(),
    }),
  };
}

/** Beside this file both in the sources and in the build, where all entries stand in one folder. */
function entry(): URL {
  const name = import.meta.url.endsWith('.ts') ? './duckdb-process.ts' : './duckdb-process.js';
  return new URL(name, import.meta.url);
}

/** What Windows needs to start a process; no secret of the parent's. DuckDB shows times in UTC unless told otherwise. */
function environment(): Record<string, string> {
  const { SystemRoot } = process.env;
  return { TZ: 'UTC', ...(SystemRoot === undefined ? {} : { SystemRoot }) };
}

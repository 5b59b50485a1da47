import { connectFile, type Database, NlQueryError, parseFileUrl } from '../../../src/adapter-kit/index.ts';
import { duckdbEngine } from './duckdb-engine.ts';
import type { DuckdbDatabaseOptions } from './options.ts';

/**
 * DuckDB files by the package `@duckdb/node-api`, read only, without access to any other file, to the network or to extensions that are
 * not built in. Statements run in child processes: some of DuckDB's functions run for minutes without looking at `interrupt()`, and
 * strings do not count towards its memory limit.
 *
 * @example
 * ```ts
 * import { duckdbDatabase } from 'nlquery/database/duckdb';
 *
 * const database = duckdbDatabase({ threads: 4, memoryLimitMb: 2_048 });
 * ```
 *
 * @throws `INVALID_OPTIONS`
 */
export function duckdbDatabase(options: DuckdbDatabaseOptions = {}): Database {
  const { processes = 2, threads = 2, memoryLimitMb = 512, keepOpenMs = 0 } = options;
  assertWholeNumber('processes', processes, 1);
  assertWholeNumber('threads', threads, 1);
  assertWholeNumber('memoryLimitMb', memoryLimitMb, 16);
  assertWholeNumber('keepOpenMs', keepOpenMs, 0);
  const engine = duckdbEngine({ processes, threads, memoryLimitMb, keepOpenMs });
  return {
    name: 'duckdb',
    dialect: 'duckdb',
    schemes: engine.urls.schemes,
    capabilities: { dryRun: 'prepare', cancellation: true, readOnly: true, syntaxTree: true },
    parseUrl: (url) => parseFileUrl(url, engine.urls).address,
    connect: (url, connectOptions) => connectFile(url, engine, connectOptions),
  };
}

function assertWholeNumber(option: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  const message = `duckdbDatabase: ${option} must be a whole number from ${least} on, not ${value}.`;
  throw new NlQueryError('INVALID_OPTIONS', message, { details: { option } });
}

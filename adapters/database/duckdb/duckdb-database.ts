import { type Database, NlQueryError } from '../../../src/adapter-kit/index.ts';
import { connectDuckdb } from './connect-duckdb.ts';
import type { DuckdbDatabaseOptions } from './options.ts';
import { parseDuckdbUrl } from './parse-duckdb-url.ts';

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
  const settings = { processes, threads, memoryLimitMb, keepOpenMs };
  return {
    name: 'duckdb',
    dialect: 'duckdb',
    schemes: ['duckdb'],
    capabilities: { dryRun: 'prepare', cancellation: true, readOnly: true },
    parseUrl: (url) => parseDuckdbUrl(url).address,
    connect: (url, connectOptions) => connectDuckdb(url, settings, connectOptions),
  };
}

function assertWholeNumber(option: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  const message = `duckdbDatabase: ${option} must be a whole number from ${least} on, not ${value}.`;
  throw new NlQueryError('INVALID_OPTIONS', message, { details: { option } });
}

import { connectFile, type Database, NlQueryError, parseFileUrl } from '../../../src/adapter-kit/index.ts';
import type { SqliteDatabaseOptions } from './options.ts';
import { sqliteEngine } from './sqlite-engine.ts';

/**
 * SQLite files by `node:sqlite`, read only. Statements run in child processes, because a running statement can be stopped only with
 * the process it runs in.
 *
 * SQLite keeps no comments: `--` and block comments inside the text of a CREATE TABLE statement are taken as the comments of
 * its columns (at the end of a column's line, or on lines of their own above it) and of the table (by its name or opening bracket).
 *
 * @throws `INVALID_OPTIONS` when `processes` is not a whole number above 0
 */
export function sqliteDatabase(options: SqliteDatabaseOptions = {}): Database {
  const processes = options.processes ?? 2;
  if (!Number.isInteger(processes) || processes < 1) {
    const message = '`processes` has to be a whole number above 0.';
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'processes' } });
  }
  const engine = sqliteEngine(processes);
  return {
    name: 'sqlite',
    dialect: 'sqlite',
    schemes: engine.urls.schemes,
    capabilities: { dryRun: 'prepare', cancellation: true, readOnly: true },
    parseUrl: (url) => parseFileUrl(url, engine.urls).address,
    connect: (url, connectOptions) => connectFile(url, engine, connectOptions),
  };
}

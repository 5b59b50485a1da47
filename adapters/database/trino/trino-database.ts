import { type Database, NlQueryError } from '../../../src/adapter-kit/index.ts';
import { connectTrino } from './connect-trino.ts';
import type { TrinoDatabaseOptions } from './options.ts';
import { parseTrinoUrl } from './parse-trino-url.ts';

/**
 * Trino by its HTTP protocol, no package needed. One statement a request, under limits that the server enforces, in a transaction that the
 * server keeps read-only; what a statement sets for its session (`SET SESSION`, `USE`, roles) is forgotten with it.
 *
 * Trino has no keys and no indexes; a catalog introspected from it has none.
 *
 * @example
 * ```ts
 * import { trinoDatabase } from 'nlquery/database/trino';
 *
 * const database = trinoDatabase({ source: 'reports', rowEstimates: 500 });
 * ```
 *
 * @throws `INVALID_OPTIONS`
 */
export function trinoDatabase(options: TrinoDatabaseOptions = {}): Database {
  const { rowEstimates = 100, readOnlyTransactions = true, source = 'nlquery' } = options;
  if (!Number.isInteger(rowEstimates) || rowEstimates < 0) throw invalid('rowEstimates', 'a whole number');
  if (!/^[\x20-\x7e]+$/.test(source)) throw invalid('source', 'plain ASCII text');
  const settings = { rowEstimates, readOnlyTransactions, source, fetch: options.fetch ?? globalThis.fetch };
  // A fetch of the application's own goes where it will.
  const pinsAddresses = options.fetch === undefined;
  return {
    name: 'trino',
    dialect: 'trino',
    schemes: ['trino'],
    capabilities: { dryRun: 'explain', cancellation: true, readOnly: readOnlyTransactions, pinsAddresses },
    parseUrl: (url) => parseTrinoUrl(url).address,
    connect: (url, connectOptions) => connectTrino(url, settings, connectOptions),
  };
}

function invalid(option: string, wanted: string): NlQueryError {
  return new NlQueryError('INVALID_OPTIONS', `trinoDatabase: ${option} must be ${wanted}.`, {
    details: { option },
  });
}

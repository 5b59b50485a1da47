import type { DatabaseAddress } from '../../../src/adapter-kit/index.ts';
import { NlQueryError, parseServerUrl } from '../../../src/adapter-kit/index.ts';
import { tlsMode } from './tls-mode.ts';

/**
 * What libpq reads from the query string and this adapter refuses: parameters that point to another server than the
 * URL shows (a policy on hosts would be walked around) or to files of this machine.
 */
const refusedParameters: ReadonlySet<string> = new Set([
  'host',
  'hostaddr',
  'port',
  'dbname',
  'service',
  'servicefile',
  'passfile',
  'sslcert',
  'sslkey',
  'sslrootcert',
  'sslcrl',
  'sslcrldir',
]);

/**
 * Reads `postgres://user:password@host:port/database?sslmode=…`.
 *
 * @throws `INVALID_DB_URL`
 */
export function parsePostgresUrl(url: string): DatabaseAddress {
  const address = parseServerUrl(url, {
    scheme: 'postgres',
    defaultPort: 5432,
    secretParameters: ['sslpassword'],
  });
  const { protocol, hostname, searchParams } = new URL(url);
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    throw invalid('it must start with postgres:// or postgresql://');
  }
  if (hostname.includes('%'))
    throw invalid('the host must be a name or an address: sockets are not supported');
  for (const name of searchParams.keys()) {
    if (refusedParameters.has(name.toLowerCase())) {
      throw invalid(
        `the parameter "${name}" is not supported: say it in the URL itself, or in the adapter's options`,
      );
    }
  }
  if (tlsMode(searchParams) === null) {
    throw invalid(
      "TLS is asked for by sslmode, which must be disable, require, verify-ca, verify-full or no-verify; all else about it belongs in the adapter's options",
    );
  }
  return address;
}

function invalid(reason: string): NlQueryError {
  return new NlQueryError('INVALID_DB_URL', `The database URL cannot be used: ${reason}.`, {});
}

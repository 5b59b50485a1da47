import { isIP } from 'node:net';
import type { DatabaseAddress } from '../../../src/adapter-kit/index.ts';
import { NlQueryError, parseServerUrl } from '../../../src/adapter-kit/index.ts';
import { tlsMode } from './tls-mode.ts';

/**
 * Parameters that point to another server than the URL shows (a policy on hosts would be walked around), to files of
 * this machine, or that would loosen what keeps statements harmless.
 */
const refusedParameters: ReadonlySet<string> = new Set([
  'host',
  'port',
  'database',
  'socket',
  'socketpath',
  'ssl-ca',
  'ssl-capath',
  'ssl-cert',
  'ssl-key',
  'multiplestatements',
  'allowmultiqueries',
  'allowloadlocalinfile',
]);

/**
 * Reads `mysql://user:password@host:port/database?ssl-mode=…`, also with `mariadb://` in front. Parameters that nothing
 * is known about have no effect.
 *
 * @throws `INVALID_DB_URL`
 */
export function parseMysqlUrl(url: string): DatabaseAddress {
  const address = parseServerUrl(url, { scheme: 'mysql', defaultPort: 3306 });
  const { protocol, hostname, username, password, pathname, searchParams } = new URL(url);
  if (protocol !== 'mysql:' && protocol !== 'mariadb:') {
    throw invalid('it must start with mysql:// or mariadb://');
  }
  if (hostname.includes('%')) {
    throw invalid('the host must be a name or an address: sockets are not supported');
  }
  if (![username, password, pathname].every(isDecodable)) {
    throw invalid('a "%" in the user, password or database must be percent-encoded as %25');
  }
  if (address.databaseName.includes('/')) throw invalid('it names more than a database after the host');
  for (const name of searchParams.keys()) {
    if (refusedParameters.has(name.toLowerCase())) {
      throw invalid(
        `the parameter "${name}" is not supported: say it in the URL itself, or in the adapter's options`,
      );
    }
  }
  const mode = tlsMode(searchParams);
  if (mode === null) {
    throw invalid(
      "TLS is asked for by ssl-mode, which must be DISABLED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY; all else about it belongs in the adapter's options",
    );
  }
  // mysql2 3.24 looks for "localhost" in the certificate then.
  if (mode === 'identity' && isIP(hostname.replace(/^\[(.*)\]$/, '$1'))) {
    throw invalid('ssl-mode VERIFY_IDENTITY needs a host by name, not by address');
  }
  return address;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function invalid(reason: string): NlQueryError {
  return new NlQueryError('INVALID_DB_URL', `The database URL cannot be used: ${reason}.`, {});
}

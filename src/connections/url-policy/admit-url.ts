import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Database } from '../../ports/database.ts';
import type { UrlPolicy } from './url-policy.ts';

/**
 * Asks the policy about a URL of this database. The addresses to keep to; `undefined` for any.
 *
 * @throws `DB_URL_NOT_ALLOWED`
 * @throws `DATABASE_UNREACHABLE` when the host has no address
 */
export async function admitUrl(
  policy: UrlPolicy,
  { database, url }: { readonly database: Database; readonly url: string },
  { signal }: CallOptions,
): Promise<readonly string[] | undefined> {
  const { name, capabilities } = database;
  const { location } = database.parseUrl(url);
  if (location === undefined) throw refused(`databases of the kind "${name}" do not say where they are`);
  const verdict = await policy(location, { signal });
  if (!verdict.allowed) throw refused(verdict.reason);
  if (verdict.addresses && !capabilities.pinsAddresses) {
    throw refused(`databases of the kind "${name}" cannot be kept to checked addresses`);
  }
  return verdict.addresses;
}

function refused(reason: string): NlQueryError {
  return new NlQueryError('DB_URL_NOT_ALLOWED', `The database URL cannot be used here: ${reason}.`, {});
}

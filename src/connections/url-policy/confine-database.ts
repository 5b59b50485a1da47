import type { Database } from '../../ports/database.ts';
import { admitUrl } from './admit-url.ts';
import type { UrlPolicy } from './url-policy.ts';

/**
 * The database with a policy in front of `connect`: whoever connects by it asks the policy, and keeps to the addresses that it found.
 * `connect` then also rejects with `DB_URL_NOT_ALLOWED`.
 */
export function confineDatabase(database: Database, policy: UrlPolicy): Database {
  return {
    ...database,
    parseUrl: (url) => database.parseUrl(url),
    connect: async (url, options = {}) => {
      const addresses = await admitUrl(policy, { database, url }, options);
      return database.connect(url, addresses ? { ...options, addresses } : options);
    },
  };
}

import assert from 'node:assert/strict';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { assertHides } from '../assert-hides.ts';
import type { DatabaseCase } from './database-case.ts';

export const addressCases: readonly DatabaseCase[] = [
  {
    name: 'parseUrl names the database',
    run: async ({ database, provisioned }) =>
      assert.match(database.parseUrl(provisioned.url).databaseName, /\S/),
  },
  {
    name: 'parseUrl gives a canonical URL that is its own canonical URL',
    run: async ({ database, provisioned }) => {
      const { canonicalUrl } = database.parseUrl(provisioned.url);
      assert.equal(database.parseUrl(canonicalUrl).canonicalUrl, canonicalUrl);
    },
  },
  {
    name: 'parseUrl takes the scheme in upper case for the same',
    run: async ({ database, provisioned }) => {
      const shouted = provisioned.url.replace(/^[^:]+/, (scheme) => scheme.toUpperCase());
      assert.equal(database.parseUrl(shouted).canonicalUrl, database.parseUrl(provisioned.url).canonicalUrl);
    },
  },
  {
    name: 'parseUrl gives one canonical URL for all that mean the same',
    run: async ({ database, environment }) => {
      for (const urls of environment.equivalentUrls) {
        assert.equal(new Set(urls.map((url) => database.parseUrl(url).canonicalUrl)).size, 1);
      }
    },
  },
  {
    name: 'parseUrl tells databases apart',
    run: async ({ database, environment, provisioned }) => {
      const urls = [provisioned.url, environment.unreachableUrl];
      assert.equal(new Set(urls.map((url) => database.parseUrl(url).canonicalUrl)).size, 2);
    },
  },
  {
    name: 'parseUrl throws INVALID_DB_URL for a URL it cannot use, and does not repeat it',
    run: async ({ database, environment }) => {
      for (const url of environment.invalidUrls) {
        assert.throws(
          () => database.parseUrl(url),
          (error) => {
            assert.ok(isNlQueryError(error, 'INVALID_DB_URL'));
            assertHides(error, [url]);
            return true;
          },
        );
      }
    },
  },
  {
    name: 'parseUrl gives the secrets of a URL and keeps them out of the name',
    capability: 'secret',
    run: async ({ database, environment: { secret } }) => {
      assert.ok(secret);
      const address = database.parseUrl(secret.url);
      assert.ok(address.secrets.includes(secret.text));
      assert.ok(!address.databaseName.includes(secret.text));
    },
  },
];

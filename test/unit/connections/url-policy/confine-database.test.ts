import { createUrlPolicy, type UrlPolicy } from 'nlquery';
import type { ConnectOptions, Database, DatabaseAddress, DatabaseConnection } from 'nlquery/adapter-kit';
import { describe, expect, it } from 'vitest';
import { confineDatabase } from '../../../../src/connections/url-policy/confine-database.ts';

const connection = {} as DatabaseConnection;

function databaseAt(
  location: DatabaseAddress['location'],
  pinsAddresses: boolean,
): Database & { readonly connected: ConnectOptions[] } {
  const connected: ConnectOptions[] = [];
  return {
    name: 'other',
    dialect: 'postgres',
    schemes: ['other'],
    capabilities: { dryRun: 'none', cancellation: false, readOnly: true, pinsAddresses },
    parseUrl: () => ({ canonicalUrl: 'other://x', databaseName: 'x', secrets: [], location }),
    connect: async (_url, options = {}) => {
      connected.push(options);
      return connection;
    },
    connected,
  };
}

const server = { kind: 'server', host: 'db.example.com', port: 5432 } as const;
const pins: UrlPolicy = () => ({ allowed: true, addresses: ['203.0.114.7'] });

describe('confineDatabase', () => {
  it('passes the addresses that the policy has found on to the adapter', async () => {
    const database = databaseAt(server, true);
    expect(await confineDatabase(database, pins).connect('other://x', { timeoutMs: 5 })).toBe(connection);
    expect(database.connected).toEqual([{ timeoutMs: 5, addresses: ['203.0.114.7'] }]);
  });

  it('leaves the adapter free where the policy does', async () => {
    const database = databaseAt(server, false);
    const policy = createUrlPolicy({ allowHosts: ['db.example.com'] });
    await confineDatabase(database, policy).connect('other://x');
    expect(database.connected).toEqual([{}]);
  });

  it.each([
    ['does not say where it is', undefined, true, pins, 'do not say where they are'],
    ['cannot keep to addresses', server, false, pins, 'cannot be kept to checked addresses'],
    ['is refused', server, true, () => ({ allowed: false, reason: 'no' }) as const, 'no'],
  ] as const)('connects to nothing that %s', async (_what, location, canPin, policy, reason) => {
    const database = databaseAt(location, canPin);
    await expect(confineDatabase(database, policy).connect('other://x')).rejects.toMatchObject({
      code: 'DB_URL_NOT_ALLOWED',
      message: expect.stringContaining(reason),
    });
    expect(database.connected).toEqual([]);
  });

  it('connects to nothing when the policy fails', async () => {
    const database = databaseAt(server, true);
    const policy = () => Promise.reject(new Error('the policy is broken'));
    await expect(confineDatabase(database, policy).connect('other://x')).rejects.toThrow(
      'the policy is broken',
    );
    expect(database.connected).toEqual([]);
  });
});

import { trinoDatabase } from 'nlquery/database/trino';
import { describe, expect, it } from 'vitest';
import { parseTrinoUrl } from '../../../../adapters/database/trino/parse-trino-url.ts';

describe('a Trino URL', () => {
  it.each([
    ['trino://ada@host/memory', 'http://host:8080'],
    ['trino://ada@host:9000/memory', 'http://host:9000'],
    ['trino://ada@host:443/memory', 'https://host:443'],
    ['trino://ada@host/memory?SSL=true', 'https://host:443'],
    ['trino://ada@host:8443/memory?ssl=TRUE', 'https://host:8443'],
    ['trino://ada@host:443/memory?SSL=false', 'http://host:443'],
    ['trino://ada:pw@127.0.0.1/memory', 'http://127.0.0.1:8080'],
    ['trino://ada:pw@localhost/memory', 'http://localhost:8080'],
    ['trino://ada:pw@[::1]/memory', 'http://[::1]:8080'],
  ])('%s leads to %s', (url, origin) => {
    expect(parseTrinoUrl(url).origin).toBe(origin);
    const { canonicalUrl } = parseTrinoUrl(url).address;
    expect(parseTrinoUrl(canonicalUrl)).toEqual(parseTrinoUrl(url));
  });

  it.each([
    'trino://ada:pw@host/memory',
    'trino://ada:pw@host:8080/memory?SSL=false',
    'trino://ada:pw@localhost.example.org/memory',
    'trino://ada:pw@127.0.0.1.example.org/memory',
    'trino://ada@host/memory?accessToken=abc',
  ])('%s would send a secret in the clear', (url) => {
    expect(() => parseTrinoUrl(url)).toThrow(/encrypted connection only/);
  });

  it.each([
    ['http://ada@host/memory', /trino:\/\//],
    ['trino://host/memory', /no user/],
    ['trino://a%3Ab@host/memory', /user name/],
    ['trino://ada@host', /no database/],
    ['trino://ada@host//shop', /no catalog/],
    ['trino://ada@host/a/b/c', /more than a catalog/],
    ['trino://ada@host/a%0Ab', /control character/],
    ['trino://ada@host/a%zz', /percent-encoded/],
    ['trino://ada@host/a?SSL=maybe', /parameter "SSL"/],
    ['trino://ada@host/a?user=eve', /parameter "user"/],
    ['trino://ada:pw@host:443/a?accessToken=b', /both/],
  ])('%s cannot be used', (url, reason) => {
    expect(() => parseTrinoUrl(url)).toThrow(reason);
  });

  it('names catalog and schema, decoded and in lower case', () => {
    expect(parseTrinoUrl('trino://ada@host/My%20Hive/Caf%C3%A9/')).toMatchObject({
      catalog: 'my hive',
      schema: 'café',
      address: { databaseName: 'my hive.café', secrets: [] },
    });
  });

  it('gives its secrets in every spelling', () => {
    const { secrets } = parseTrinoUrl('trino://ada:hunter%202@host:443/memory').address;
    expect(secrets).toEqual(
      expect.arrayContaining(['hunter 2', Buffer.from('ada:hunter 2').toString('base64')]),
    );
    expect(parseTrinoUrl('trino://ada@host:443/memory?accessToken=abc').address.secrets).toContain('abc');
  });
});

describe('trinoDatabase', () => {
  it('refuses options that make no sense', () => {
    expect(() => trinoDatabase({ rowEstimates: -1 })).toThrow(/rowEstimates/);
    expect(() => trinoDatabase({ source: 'a\nb' })).toThrow(/source/);
  });
});

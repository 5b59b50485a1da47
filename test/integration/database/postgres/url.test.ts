import { describe, expect, it, vi } from 'vitest';
import { clientConfig } from '../../../../adapters/database/postgres/client-config.ts';
import { parsePostgresUrl } from '../../../../adapters/database/postgres/parse-postgres-url.ts';

describe('parsePostgresUrl', () => {
  it('spells both schemes, the default port and the host’s case one way', () => {
    const { canonicalUrl, databaseName, secrets } = parsePostgresUrl(
      'postgresql://me:p%40ss@DB.Example:5432/shop',
    );
    expect(canonicalUrl).toBe('postgres://me:p%40ss@db.example/shop');
    expect(databaseName).toBe('shop');
    expect(secrets).toContain('p@ss');
  });

  it.each([
    ['another scheme', 'mysql://h/db'],
    ['a socket', 'postgres://%2Fvar%2Frun/db'],
    ['no database', 'postgres://h'],
    ['a host in the parameters', 'postgres://h/db?host=169.254.169.254'],
    ['a host in capitals in the parameters', 'postgres://h/db?HOST=169.254.169.254'],
    ['a file of this machine', 'postgres://h/db?sslrootcert=/etc/passwd'],
    ['an sslmode that may go without encryption', 'postgres://h/db?sslmode=prefer'],
    ['an ssl that says how', 'postgres://h/db?ssl=prefer'],
    ['another driver’s way to ask for TLS', 'postgres://h/db?requiressl=1'],
    ['an oldest version of TLS', 'postgres://h/db?ssl_min_protocol_version=TLSv1.3'],
  ])('refuses %s', (_what, url) => {
    expect(() => parsePostgresUrl(url)).toThrowError(expect.objectContaining({ code: 'INVALID_DB_URL' }));
  });
});

describe('clientConfig', () => {
  it.each([
    ['', false],
    ['?sslmode=disable', false],
    ['?sslmode=require', { rejectUnauthorized: true, ca: 'mine' }],
    ['?sslmode=verify-full', { rejectUnauthorized: true, ca: 'mine' }],
    ['?sslmode=no-verify', { rejectUnauthorized: false, ca: 'mine' }],
    ['?ssl=true', { rejectUnauthorized: true, ca: 'mine' }],
    ['?ssl=require', { rejectUnauthorized: true, ca: 'mine' }],
    ['?ssl=no-verify', { rejectUnauthorized: false, ca: 'mine' }],
    ['?ssl=false', false],
    ['?SSLMODE=require', { rejectUnauthorized: true, ca: 'mine' }],
    ['?SslMode=Require', { rejectUnauthorized: true, ca: 'mine' }],
    ['?sslmode=disable&ssl=true', { rejectUnauthorized: true, ca: 'mine' }],
    ['?sslmode=no-verify&sslmode=verify-full', { rejectUnauthorized: true, ca: 'mine' }],
  ])('reads TLS from "%s"', (parameters, ssl) => {
    expect(clientConfig(`postgres://h/db${parameters}`, { tls: { ca: 'mine' } }).ssl).toEqual(ssl);
  });

  it('says everything outright that pg would take from the environment', () => {
    vi.stubEnv('PGHOST', 'elsewhere');
    vi.stubEnv('PGPASSWORD', 'mine');
    const config = clientConfig('postgres://[::1]/my%20db', {});
    expect(config).toMatchObject({ host: '::1', port: 5432, database: 'my db', application_name: 'nlquery' });
    expect(config.user).not.toBe('');
    expect(typeof config.password === 'function' && config.password()).toBe('');
    vi.unstubAllEnvs();
  });

  it('takes user, password and options from the parameters where the URL has none', () => {
    const config = clientConfig(
      'postgres://h:6543/db?user=me&password=word&options=-c%20search_path%3Dsales',
      {},
    );
    expect(config).toMatchObject({ port: 6543, user: 'me', options: '-c search_path=sales' });
    expect(typeof config.password === 'function' && config.password()).toBe('word');
  });
});

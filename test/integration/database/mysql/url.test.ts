import { mysqlDatabase } from 'nlquery/database/mysql';
import { describe, expect, it } from 'vitest';
import { clientConfig } from '../../../../adapters/database/mysql/client-config.ts';
import { parseMysqlUrl } from '../../../../adapters/database/mysql/parse-mysql-url.ts';

describe('parseMysqlUrl', () => {
  it('spells both schemes, the default port and the host’s case one way', () => {
    const { canonicalUrl, databaseName, secrets } = parseMysqlUrl(
      'mariadb://me:p%40ss@DB.Example:3306/my%20shop',
    );
    expect(canonicalUrl).toBe('mysql://me:p%40ss@db.example/my%20shop');
    expect(databaseName).toBe('my shop');
    expect(secrets).toContain('p@ss');
  });

  it.each([
    ['another scheme', 'postgres://h/db'],
    ['no database', 'mysql://h'],
    ['no database but a slash', 'mysql://h/'],
    ['more than a database', 'mysql://h/db/table'],
    ['a socket for a host', 'mysql://%2Fvar%2Frun/db'],
    ['a socket in the parameters', 'mysql://h/db?socketPath=/run/mysqld.sock'],
    ['a host in the parameters', 'mysql://h/db?HOST=169.254.169.254'],
    ['a file of this machine', 'mysql://h/db?ssl-ca=/etc/passwd'],
    ['several statements', 'mysql://h/db?multipleStatements=true'],
    ['a way to send this machine’s files', 'mysql://h/db?allowLoadLocalInfile=true'],
    ['an ssl-mode that may go without encryption', 'mysql://h/db?ssl-mode=PREFERRED'],
    ['a wish for TLS that is not understood', 'mysql://h/db?tls=preferred'],
    ['a certificate of this machine', 'mysql://h/db?ssl_ca=/etc/passwd'],
    ['another driver’s wish for a version of TLS', 'mysql://h/db?tls-version=TLSv1.3'],
    ['a wish not to verify', 'mysql://h/db?useSSL=true&verifyServerCertificate=false&tls=skip-verify'],
    ['the identity of an address', 'mysql://127.0.0.1/db?ssl-mode=VERIFY_IDENTITY'],
    ['the identity of an address in brackets', 'mysql://[::1]/db?ssl=true'],
    ['a half-encoded password', 'mysql://ada:100%zz-s3cret@h/db'],
    ['a half-encoded user', 'mysql://a%da@h/db'],
    ['a half-encoded database', 'mysql://h/100%'],
  ])('refuses %s, without repeating it', (_what, url) => {
    expect(() => parseMysqlUrl(url)).toThrowError(
      expect.objectContaining({ code: 'INVALID_DB_URL', message: expect.not.stringContaining('s3cret') }),
    );
  });
});

describe('clientConfig', () => {
  it.each([
    ['', undefined],
    ['?ssl-mode=DISABLED', undefined],
    ['?ssl-mode=REQUIRED', { rejectUnauthorized: true, verifyIdentity: false, ca: 'mine' }],
    ['?ssl-mode=verify_ca', { rejectUnauthorized: true, verifyIdentity: false, ca: 'mine' }],
    ['?ssl-mode=VERIFY_IDENTITY', { rejectUnauthorized: true, verifyIdentity: true, ca: 'mine' }],
    ['?sslmode=verify-full', { rejectUnauthorized: true, verifyIdentity: true, ca: 'mine' }],
    ['?ssl=true', { rejectUnauthorized: true, verifyIdentity: true, ca: 'mine' }],
    ['?sslMode=REQUIRED', { rejectUnauthorized: true, verifyIdentity: false, ca: 'mine' }],
    ['?ssl_mode=VERIFY_CA', { rejectUnauthorized: true, verifyIdentity: false, ca: 'mine' }],
    ['?SSL-MODE=REQUIRED', { rejectUnauthorized: true, verifyIdentity: false, ca: 'mine' }],
    ['?useSSL=true', { rejectUnauthorized: true, verifyIdentity: true, ca: 'mine' }],
    ['?useSSL=false', undefined],
    ['?tls=true', { rejectUnauthorized: true, verifyIdentity: true, ca: 'mine' }],
    ['?ssl-mode=DISABLED&ssl=true', { rejectUnauthorized: true, verifyIdentity: true, ca: 'mine' }],
  ])('reads TLS from "%s", and sends a password in the clear only over it', (parameters, ssl) => {
    const config = clientConfig(`mysql://h/db${parameters}`, { tls: { ca: 'mine' } });
    expect(config.ssl).toEqual(ssl);
    expect(config.enableCleartextPlugin).toBe(ssl !== undefined);
  });

  it('takes user and password from the parameters where the URL has none', () => {
    const config = clientConfig('mysql://[::1]:3307/my%20db?user=me&password=word', {});
    expect(config).toMatchObject({
      host: '::1',
      port: 3307,
      database: 'my db',
      user: 'me',
      password: 'word',
    });
  });

  it('passes on nothing else of the parameters', () => {
    const config = clientConfig('mysql://me@h/db?flags=%2BMULTI_STATEMENTS&debug=true&charset=gbk', {});
    expect(config).toMatchObject({ multipleStatements: false, charset: 'utf8mb4' });
    expect(config.flags).not.toContain('+MULTI_STATEMENTS');
    expect(config).not.toHaveProperty('debug');
  });
});

describe('mysqlDatabase', () => {
  it('refuses a number of connections that is none', () => {
    for (const maxConnections of [0, 1.5, Number.NaN]) {
      expect(() => mysqlDatabase({ maxConnections })).toThrowError(/maxConnections/);
    }
  });
});

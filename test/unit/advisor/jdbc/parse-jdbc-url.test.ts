import { inspect } from 'node:util';
import fc from 'fast-check';
import { duckdbDatabase } from 'nlquery/database/duckdb';
import { mysqlDatabase } from 'nlquery/database/mysql';
import { postgresDatabase } from 'nlquery/database/postgres';
import { sqliteDatabase } from 'nlquery/database/sqlite';
import { trinoDatabase } from 'nlquery/database/trino';
import { describe, expect, it } from 'vitest';
import { parseJdbcUrl } from '../../../../src/advisor/jdbc/parse-jdbc-url.ts';
import { findDatabase } from '../../../../src/connections/find-database.ts';

const databases = [trinoDatabase(), postgresDatabase(), mysqlDatabase(), sqliteDatabase(), duckdbDatabase()];
const runs = { seed: 20_261, numRuns: 300 };

function failureOf(url: string): unknown {
  try {
    parseJdbcUrl(url);
    return null;
  } catch (error) {
    return error;
  }
}

describe('parseJdbcUrl', () => {
  it.each(['', '  ', '\n'])('takes %j for no source', (url) => {
    expect(parseJdbcUrl(url)).toBeNull();
  });

  it('reads Trino with catalog and schema', () => {
    expect(
      parseJdbcUrl('jdbc:trino://Warehouse.example:443/Lake/Flights?user=ada&password=p%40ss%2Bw'),
    ).toEqual({
      dialect: 'trino',
      catalog: 'lake',
      schema: 'flights',
      urls: ['trino://ada:p%40ss%2Bw@warehouse.example:443/lake/flights?SSL=true'],
      secrets: ['p@ss+w', 'p%40ss%2Bw', Buffer.from('ada:p@ss+w').toString('base64')],
      notes: [],
    });
  });

  it.each([
    ['jdbc:trino://h:443/c?user=a', 'trino://a@h:443/c?SSL=true'],
    ['jdbc:trino://h/c?user=a&SSL=true', 'trino://a@h:443/c?SSL=true'],
    ['jdbc:trino://h/c?user=a', 'trino://a@h:80/c?SSL=false'],
    ['jdbc:trino://h:8080/c?user=a&SSL=false', 'trino://a@h:8080/c?SSL=false'],
    ['jdbc:trino://[::1]:8080/c?user=a&password=secret', 'trino://a:secret@[::1]:8080/c?SSL=false'],
    ['jdbc:trino://127.0.0.1:8080/c?user=a&password=secret', 'trino://a:secret@127.0.0.1:8080/c?SSL=false'],
    [
      'jdbc:trino://h:8443/c?user=a&SSL=true&accessToken=abc.def',
      'trino://a@h:8443/c?SSL=true&accessToken=abc.def',
    ],
    ['jdbc:trino://a:secret@h:443/c', 'trino://a:secret@h:443/c?SSL=true'],
    ['jdbc://h/c?login=a&password=secret', 'trino://a:secret@h:443/c?SSL=true'],
    ['jdbc://localhost:8080/c?username=a&pwd=secret', 'trino://a:secret@localhost:8080/c?SSL=false'],
    ['JDBC:TRINO://h:443/c?USER=a', 'trino://a@h:443/c?SSL=true'],
    ['jdbc:postgresql://h/shop', 'postgres://h:5432/shop'],
    ['jdbc:postgresql:shop', 'postgres://localhost:5432/shop'],
    ['jdbc:postgresql:///shop?user=a', 'postgres://a@localhost:5432/shop'],
    ['jdbc:postgresql://h/shop?ssl=true', 'postgres://h:5432/shop?sslmode=verify-full'],
    ['jdbc:postgresql://h/shop?sslmode=require', 'postgres://h:5432/shop?sslmode=require'],
    ['jdbc:mysql://a:b%3Ac@h:3307/shop?useSSL=true', 'mysql://a:b%3Ac@h:3307/shop?ssl-mode=REQUIRED'],
    ['jdbc:mysql://h/shop?sslMode=VERIFY_IDENTITY', 'mysql://h:3306/shop?ssl-mode=VERIFY_IDENTITY'],
    ['jdbc:mariadb://h/shop?sslMode=verify-full', 'mariadb://h:3306/shop?ssl-mode=VERIFY_IDENTITY'],
    ['jdbc:sqlite:/data/my shop.db', 'sqlite:///data/my%20shop.db'],
    ['jdbc:sqlite:shop.db?mode=ro', 'sqlite:shop.db'],
    ['jdbc:sqlite:file:/data/shop.db', 'sqlite:///data/shop.db'],
    ['jdbc:duckdb:/data/shop.duckdb;duckdb.read_only=true', 'duckdb:///data/shop.duckdb'],
  ])('reads %s', (url, expected) => {
    const source = parseJdbcUrl(url);
    expect(source?.urls).toEqual([expected]);
    expect(() => findDatabase(databases, expected).parseUrl(expected)).not.toThrow();
  });

  it('gives one URL a host, in their order', () => {
    expect(
      parseJdbcUrl('jdbc:postgresql://h1:5432,h2:5433/shop?user=a&currentSchema=sales,public'),
    ).toMatchObject({
      dialect: 'postgres',
      catalog: null,
      schema: 'sales',
      urls: ['postgres://a@h1:5432/shop', 'postgres://a@h2:5433/shop'],
    });
  });

  it('takes the database of MySQL for the schema', () => {
    expect(parseJdbcUrl('jdbc:mysql://h/shop')).toMatchObject({
      dialect: 'mysql',
      catalog: null,
      schema: 'shop',
    });
  });

  it('looks elsewhere for the catalog that a Trino URL leaves out', () => {
    expect(parseJdbcUrl('jdbc:trino://h:443?user=a')?.urls).toEqual([]);
    expect(parseJdbcUrl('jdbc:trino://h:443?user=a', { defaultCatalog: 'lake' })).toMatchObject({
      catalog: 'lake',
      urls: ['trino://a@h:443/lake?SSL=true'],
    });
  });

  it('says that certificates are verified where the URL asks not to', () => {
    expect(parseJdbcUrl('jdbc:trino://h:443/c?user=a&SSL=true&SSLVerification=NONE')?.notes).toEqual([
      'SSLVerification=NONE is not followed: certificates are always verified in full.',
    ]);
  });

  it.each([
    ['jdbc:trino://h:8080/c?user=a&password=secret', 'encrypted connection only'],
    ['jdbc:trino://h:443/c?user=a&password=secret&SSL=false', 'encrypted connection only'],
    ['jdbc:trino://h:8080/c?user=a&accessToken=secret', 'encrypted connection only'],
    ['jdbc:trino://127.0.0.1.evil.example:8080/c?user=a&password=secret', 'encrypted connection only'],
    ['jdbc:trino://h:443/c?user=a&password=secret&accessToken=t', 'both a password and an access token'],
    ['jdbc:trino://h:443/c', 'names no user'],
    ['jdbc:trino://h:443/c/s/t?user=a', 'more than a catalog and a schema'],
    ['jdbc:trino://h1,h2/c?user=a', 'one host'],
    ['jdbc:trino://h:443/c?user=a&login=b', '"user" is given twice'],
    ['jdbc:trino://h:443/c?user=a&password=x&pwd=secret', '"password" is given twice'],
    ['jdbc:trino://a@h:443/c?user=a', 'user is given twice'],
    ['jdbc:trino://h:443/c?user=a&SSL=true&ssl=true', '"ssl" is given twice'],
    ['jdbc:trino://h:443/c?user=a&password=sec&ret', 'its parameter 3 is none of those'],
    ['jdbc:trino://h:443/c?user=a&socksProxy=evil:1', 'its parameter 2 is none of those'],
    ['jdbc:trino://h:443/c?user=a&constructor=x', 'its parameter 2 is none of those'],
    ['jdbc:trino://h:443/c?user=a&password=50%', 'percent-encoded, "%25"'],
    ['jdbc:trino://h:99999/c?user=a', 'names no host'],
    ['jdbc:trino:///c?user=a', 'names no host'],
    ['jdbc:trino:h/c', '"//" and a host'],
    ['jdbc:postgresql://h', 'names no database'],
    ['jdbc:postgresql://h/d?sslmode=maybe', 'sslmode must be'],
    ['jdbc:postgresql://h/d?socketFactory=evil.Factory', 'none of those'],
    ['jdbc:mysql:loadbalance://h/d', '"//" and a host'],
    ['jdbc:mysql://h/d?allowLoadLocalInfile=true', 'none of those'],
    ['jdbc:mysql://(host=h)/d', 'names no host'],
    ['jdbc:sqlite::memory:', 'in memory'],
    ['jdbc:duckdb:', 'in memory'],
    ['jdbc:oracle:thin:@h', 'it must start with jdbc: and one of'],
    ['jdbc:constructor:x', 'it must start with'],
    ['postgres://a:secret@h/d', 'it must start with'],
    ['jdbc:trino://h:443/c?user=a%00b', 'control character'],
    ['jdbc:trino://h:443/c?user=\ud800', 'not well-formed'],
  ])('refuses %j', (url, reason) => {
    expect(failureOf(url)).toMatchObject({
      code: 'INVALID_DB_URL',
      message: expect.stringContaining(reason) as string,
    });
  });

  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((value) => !/[\p{Cc}]/u.test(value));
  const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);

  it('brings every user and password through to the adapter', () => {
    fc.assert(
      fc.property(
        text,
        text,
        word,
        fc.constantFrom('user', 'username', 'login'),
        fc.constantFrom('password', 'pwd'),
        (user, password, database, userName, passwordName) => {
          const credentials = `${userName}=${encodeURIComponent(user)}&${passwordName}=${encodeURIComponent(password)}`;
          for (const engine of ['postgresql', 'mysql', 'mariadb']) {
            const source = parseJdbcUrl(`jdbc:${engine}://h/${database}?${credentials}`);
            const url = new URL(source?.urls[0] ?? '');
            expect(decodeURIComponent(url.username)).toBe(user);
            expect(decodeURIComponent(url.password)).toBe(password);
            expect(source?.secrets).toContain(password);
          }
        },
      ),
      runs,
    );
  });

  it('reads the same before the host as among the parameters', () => {
    fc.assert(
      fc.property(text, text, word, (user, password, database) => {
        const [name, secret] = [encodeURIComponent(user), encodeURIComponent(password)];
        expect(parseJdbcUrl(`jdbc:mysql://${name}:${secret}@h:1/${database}`)).toEqual(
          parseJdbcUrl(`jdbc:mysql://h:1/${database}?user=${name}&password=${secret}`),
        );
      }),
      runs,
    );
  });

  it('never shows a credential in an error, however broken the URL', () => {
    const secret = 'hunter2';
    const noise = fc.string({
      unit: fc.constantFrom('/', '?', '&', '=', '@', ':', ';', '#', '%', '[', ']', ',', ' ', '\\', 'x'),
      maxLength: 6,
    });
    const engine = fc.constantFrom(
      'trino:',
      'postgresql:',
      'mysql:',
      'mariadb:',
      'sqlite:',
      'duckdb:',
      'db2:',
      '',
    );
    let failed = 0;
    fc.assert(
      fc.property(engine, noise, noise, noise, fc.boolean(), (name, before, between, after, inAuthority) => {
        const password = `${secret}${between}${secret}`;
        const url = inAuthority
          ? `jdbc:${name}//ada:${before}${password}@h${after}/c`
          : `jdbc:${name}//h${before}/c?user=ada&password=${password}${after}`;
        const failure = failureOf(url);
        if (failure === null) return;
        failed += 1;
        expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain(secret);
        expect(JSON.stringify(failure)).not.toContain(secret);
      }),
      { ...runs, numRuns: 2_000 },
    );
    expect(failed).toBeGreaterThan(500);
  });
});

import { sqliteDatabase } from 'nlquery/database/sqlite';
import { describe, expect, it } from 'vitest';

const { parseUrl } = sqliteDatabase();

describe('parseUrl of sqliteDatabase', () => {
  it.each([
    ['sqlite:///data/shop.db', 'sqlite:///data/shop.db', 'shop'],
    ['SQLite:///data/../data/shop.db', 'sqlite:///data/shop.db', 'shop'],
    ['file:///data/shop.db', 'sqlite:///data/shop.db', 'shop'],
    ['file:/data/shop', 'sqlite:///data/shop', 'shop'],
    ['sqlite://localhost/data/my%20shop.v1.sqlite', 'sqlite:///data/my%20shop.v1.sqlite', 'my shop.v1'],
    ['sqlite:///data/my shop%23.db', 'sqlite:///data/my%20shop%23.db', 'my shop#'],
  ])('reads %s', (url, canonicalUrl, databaseName) => {
    expect(parseUrl(url)).toMatchObject({ canonicalUrl, databaseName, secrets: [] });
  });

  it('resolves a relative path in the working folder', () => {
    const { canonicalUrl } = parseUrl('sqlite:data/shop.db');
    expect(canonicalUrl).toBe(`sqlite://${process.cwd()}/data/shop.db`);
    expect(parseUrl('file:./data/shop.db').canonicalUrl).toBe(canonicalUrl);
  });

  it('reads its own canonical URL unchanged', () => {
    const { canonicalUrl } = parseUrl('sqlite:///d%C3%A9p%C3%B4t/100%25 [x]?.db'.replace('?', '%3F'));
    expect(parseUrl(canonicalUrl).canonicalUrl).toBe(canonicalUrl);
  });

  it.each([
    ['postgres://host/db', /does not start with/],
    ['sqlite::memory:', /in memory/],
    ['file::memory:', /in memory/],
    ['sqlite:///:memory:', /in memory/],
    ['sqlite:', /names no file/],
    ['sqlite:///', /names no file/],
    ['sqlite://shop.db', /two slashes name a host/],
    ['sqlite:///data/shop.db?mode=rw', /parameters/],
    ['sqlite:///data/shop.db#x', /parameters/],
    ['sqlite:///data/100%.db', /percent-encoded/],
    ['sqlite:///data/a%00.db', /NUL/],
  ])('refuses %s', (url, reason) => {
    expect(() => parseUrl(url)).toThrow(reason);
    expect(() => parseUrl(url)).toThrow(expect.objectContaining({ code: 'INVALID_DB_URL' }));
  });

  it('refuses a number of processes that is none', () => {
    expect(() => sqliteDatabase({ processes: 0 })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS' }),
    );
    expect(() => sqliteDatabase({ processes: 1.5 })).toThrow(/whole number/);
  });
});

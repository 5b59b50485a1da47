import { inspect } from 'node:util';
import { parseServerUrl } from 'nlquery/adapter-kit';
import { describe, expect, it } from 'vitest';

const rules = { scheme: 'postgres', defaultPort: 5432, secretParameters: ['sslpassword'] };
const canonical = (url: string): string => parseServerUrl(url, rules).canonicalUrl;

describe('parseServerUrl', () => {
  it.each([
    'postgres://ada@db.example/shop',
    'postgresql://ada@db.example/shop',
    'POSTGRES://ada@DB.Example:5432/shop',
    'postgres://%61da@db.example/shop',
  ])('spells %s as the others', (url) => {
    expect(canonical(url)).toBe('postgres://ada@db.example/shop');
  });

  it('sorts parameters', () => {
    expect(canonical('postgres://h/d?b=2&a=1')).toBe(canonical('postgres://h/d?a=1&b=2'));
  });

  it.each([
    ['port', 'postgres://h:6543/d'],
    ['user', 'postgres://ada@h/d'],
    ['database', 'postgres://h/e'],
    ['parameter', 'postgres://h/d?options=x'],
  ])('tells databases apart by %s', (_part, url) => {
    expect(canonical(url)).not.toBe(canonical('postgres://h/d'));
  });

  it('names the database and collects every spelling of a secret', () => {
    const address = parseServerUrl('postgres://ada:p%40ss@h/my%20shop?sslpassword=hush', rules);
    expect(address.databaseName).toBe('my shop');
    expect(address.secrets).toEqual(['p%40ss', 'p@ss', 'hush']);
  });

  it.each([
    ['postgres://ada:hunter2@h', 'no database'],
    ['postgres://ada:hunter2%@h/d', 'percent-encoded, "%25"'],
    ['postgres://ada%zz:hunter2@h/d', 'percent-encoded, "%25"'],
    ['postgres://ada:hunter2@h/d%', 'percent-encoded, "%25"'],
    ['postgres:///hunter2', 'no host'],
    ['postgres://ada:hunter2@h:port/d', 'not a URL'],
  ])('refuses %s without repeating it', (url, reason) => {
    const error = (() => {
      try {
        return parseServerUrl(url, rules);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ code: 'INVALID_DB_URL', message: expect.stringContaining(reason) });
    expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
  });
});

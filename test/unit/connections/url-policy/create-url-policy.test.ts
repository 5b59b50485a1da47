import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createUrlPolicy, type UrlPolicyOptions, type UrlVerdict } from 'nlquery';
import { duckdbDatabase } from 'nlquery/database/duckdb';
import { mysqlDatabase } from 'nlquery/database/mysql';
import { postgresDatabase } from 'nlquery/database/postgres';
import { sqliteDatabase } from 'nlquery/database/sqlite';
import { trinoDatabase } from 'nlquery/database/trino';
import { afterAll, describe, expect, it } from 'vitest';
import { findDatabase } from '../../../../src/connections/find-database.ts';

const databases = [postgresDatabase(), mysqlDatabase(), trinoDatabase(), sqliteDatabase(), duckdbDatabase()];

/** What a whole URL leads to: its adapter reads it, the policy judges where it goes. */
async function judge(url: string, options: UrlPolicyOptions = {}): Promise<UrlVerdict | string> {
  try {
    const { location } = findDatabase(databases, url).parseUrl(url);
    if (!location) throw new Error('no location');
    return await createUrlPolicy({ resolve: async () => ['203.0.114.7'], ...options })(location, {});
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const isRefused = (verdict: UrlVerdict | string): boolean =>
  typeof verdict === 'string' ? verdict === 'INVALID_DB_URL' : !verdict.allowed;

const special = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::a00:1',
  '2002:7f00:1::',
  '2001::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
];

describe('createUrlPolicy', () => {
  it.each(special)('refuses %s, as an address and as what a name leads to', async (address) => {
    const host = address.includes(':') ? `[${address}]` : address;
    expect(isRefused(await judge(`postgres://ada@${host}/shop`))).toBe(true);
    const resolve = async () => ['203.0.114.7', address];
    expect(isRefused(await judge('postgres://ada@db.example.com/shop', { resolve }))).toBe(true);
  });

  it('allows a public address, and pins what the name leads to', async () => {
    expect(await judge('postgres://ada@203.0.114.7/shop')).toEqual({
      allowed: true,
      addresses: ['203.0.114.7'],
    });
    const resolve = async () => ['203.0.114.7', '2606:4700::1111'];
    expect(await judge('mysql://ada@db.example.com/shop', { resolve })).toEqual({
      allowed: true,
      addresses: ['203.0.114.7', '2606:4700::1111'],
    });
  });

  it.each([
    'postgres://ada@2130706433/shop',
    'postgres://ada@0x7f000001/shop',
    'postgres://ada@0x7f.1/shop',
    'postgres://ada@127.1/shop',
    'postgres://ada@0177.0.0.1/shop',
    'postgres://ada@127.0.0.01/shop',
    'postgres://ada@127.0.0.1./shop',
    'postgres://ada@db.example.com./shop',
    'postgres://ada@localhost%2eevil/shop',
    'postgres://ada@%31%32%37.0.0.1/shop',
    'postgres://ada@%2Fvar%2Frun%2Fpostgresql/shop',
    'postgres://ada@a.example.com,127.0.0.1/shop',
    'postgres://ada@a.example.com:5432,b.example.com:5432/shop',
    'postgres:///shop',
    'postgres:///shop?host=127.0.0.1',
    'postgres://ada@db.example.com/shop?host=127.0.0.1',
    'postgres://ada@db.example.com/shop?hostaddr=127.0.0.1',
    'postgres://ada@db.example.com/shop?HOST=127.0.0.1',
    'postgres://ada@db.example.com/shop?service=x',
    'postgres://ada@１２７.0.0.1/shop',
    'postgres://ada@[::1%25lo]/shop',
    'postgres://ada@[fe80::1%25eth0]/shop',
    'mysql://ada@db.example.com/shop?socketPath=/run/mysqld.sock',
    'mysql://ada@db.example.com/shop?host=127.0.0.1',
    'mysql://ada@2130706433/shop',
    'trino://ada@0x7f000001/memory',
    'trino://ada@017700000001/memory',
    'trino://ada@localhost./memory',
  ])('refuses the odd spelling %s', async (url) => {
    // A careless resolver, as getaddrinfo is, would take numbers in any form.
    expect(isRefused(await judge(url, { resolve: async () => ['203.0.114.7'] }))).toBe(true);
  });

  it('looks at the host that drivers will take, not at a user name that looks like one', async () => {
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      return ['203.0.114.7'];
    };
    await judge('postgres://good.example.com:5432@evil.example.com/shop', { resolve });
    await judge('postgres://ada@good.example.com@evil.example.com/shop', { resolve });
    expect(asked).toEqual(['evil.example.com', 'evil.example.com']);
  });

  it('allows private addresses when told to, and never metadata services or link-local ones', async () => {
    const allowed = [
      '127.0.0.1',
      '10.0.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '[::1]',
      '[fc00::1]',
      '[::ffff:10.0.0.1]',
    ];
    for (const host of allowed) {
      const verdict = await judge(`postgres://ada@${host}/shop`, { allowPrivate: true });
      expect(verdict, host).toMatchObject({ allowed: true });
    }
    const refused = [
      '169.254.169.254',
      '100.100.100.200',
      '168.63.129.16',
      '[fd00:ec2::254]',
      '[fe80::1]',
      '0.0.0.0',
    ];
    for (const host of [...refused, '[::ffff:169.254.169.254]', '[2002:7f00:1::]', '[64:ff9b::7f00:1]']) {
      const verdict = await judge(`postgres://ada@${host}/shop`, { allowPrivate: true });
      expect(verdict, host).toMatchObject({ allowed: false });
    }
  });

  it('allows the hosts it is told, at their ports only', async () => {
    const allowHosts = ['db.internal:5432', 'Warehouse', '[::1]'];
    const judged = (url: string) => judge(url, { allowHosts, resolve: async () => ['10.0.0.1'] });
    expect(await judged('postgres://ada@DB.internal/shop')).toEqual({ allowed: true });
    expect(await judged('postgres://ada@db.internal:5433/shop')).toMatchObject({ allowed: false });
    expect(await judged('mysql://ada@warehouse:3307/shop')).toEqual({ allowed: true });
    expect(await judged('postgres://ada@[::1]:5/shop')).toEqual({ allowed: true });
    expect(await judged('postgres://ada@x.db.internal/shop')).toMatchObject({ allowed: false });
  });

  it('tells a host that is not known from one that is not allowed', async () => {
    expect(await judge('postgres://ada@db.example.com/shop', { resolve: async () => [] })).toBe(
      'DATABASE_UNREACHABLE',
    );
  });

  it('never allows an address outside the public ranges, however it is written', async () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const privateAddress = fc
      .tuple(fc.constantFrom([127], [10], [192, 168], [169, 254], [0]), fc.tuple(octet, octet, octet, octet))
      .map(([start, rest]) => [...start, ...rest].slice(0, 4));
    const spelled = fc.tuple(
      privateAddress,
      fc.constantFrom('decimal', 'octal', 'hex', 'one', 'short', 'dot', 'mapped'),
    );
    await fc.assert(
      fc.asyncProperty(spelled, async ([bytes, form]) => {
        const [a = 0, b = 0, c = 0, d = 0] = bytes;
        const number = ((a * 256 + b) * 256 + c) * 256 + d;
        const host = {
          decimal: bytes.join('.'),
          octal: bytes.map((byte) => `0${byte.toString(8)}`).join('.'),
          hex: `0x${number.toString(16)}`,
          one: String(number),
          short: `${a}.${(b * 256 + c) * 256 + d}`,
          dot: `${bytes.join('.')}.`,
          mapped: `[::ffff:${bytes.join('.')}]`,
        }[form];
        expect(isRefused(await judge(`postgres://ada@${host}/shop`))).toBe(true);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it('refuses an entry of allowHosts that is no host', () => {
    expect(() => createUrlPolicy({ allowHosts: ['postgres://x'] })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS' }),
    );
  });
});

describe('createUrlPolicy, for files', () => {
  const top = mkdtempSync(join(tmpdir(), 'nlquery-policy-'));
  const root = join(top, 'databases');
  mkdirSync(join(root, 'inner'), { recursive: true });
  mkdirSync(join(top, 'databases-of-others'));
  const files = ['databases/shop.db', 'databases/inner/shop.db', 'outside.db', 'databases-of-others/shop.db'];
  for (const file of files) writeFileSync(join(top, file), '');
  symlinkSync(join(top, 'outside.db'), join(root, 'link.db'));
  symlinkSync(join(root, 'shop.db'), join(root, 'good-link.db'));
  symlinkSync(top, join(root, 'up'));
  afterAll(() => rmSync(top, { recursive: true, force: true }));

  it('refuses files unless there is a folder for them', async () => {
    expect(await judge(`sqlite:${root}/shop.db`)).toMatchObject({ allowed: false });
  });

  it.each([
    `sqlite:${root}/shop.db`,
    `file://${root}/inner/shop.db`,
    `duckdb:${root}/inner/../shop.db`,
    `sqlite:${root}/good-link.db`,
  ])('allows %s', async (url) => {
    expect(await judge(url, { fileRoot: root })).toEqual({ allowed: true });
  });

  it.each([
    `sqlite:${root}/../outside.db`,
    `sqlite:${root}/%2e%2e/outside.db`,
    `sqlite:${root}/link.db`,
    `sqlite:${root}/up/outside.db`,
    `sqlite:${top}/databases-of-others/shop.db`,
    `sqlite:${root}`,
    `sqlite:${root}/nothing.db`,
    'sqlite:/dev/zero',
    'sqlite:/proc/self/environ',
    'sqlite::memory:',
    'duckdb::memory:',
    'sqlite:',
    `file:${root}/shop.db?mode=rwc`,
    `file://evil.example.com${root}/shop.db`,
    `sqlite:${root}/shop.db%00.txt`,
    `duckdb:https://evil.example.com/shop.db`,
    `duckdb:s3://bucket/shop.db`,
  ])('refuses %s', async (url) => {
    expect(isRefused(await judge(url, { fileRoot: root }))).toBe(true);
  });

  it('says the same of a file that is elsewhere as of one that is not there', async () => {
    const elsewhere = await judge(`sqlite:${top}/outside.db`, { fileRoot: root });
    expect(elsewhere).toEqual(await judge(`sqlite:${top}/nothing.db`, { fileRoot: root }));
  });
});

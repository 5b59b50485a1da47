import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../src/policy/compile-policy.ts';
import { parsePattern } from '../../../src/policy/parse-pattern.ts';
import { visibleCatalog } from '../../../src/policy/visible-catalog.ts';
import { catalog, column, foreignKey, table } from '../../support/catalog-fixtures.ts';

const people = table(
  'people',
  [column('id'), column('name', 'TEXT'), column('ssn', 'TEXT'), column('boss')],
  {
    primaryKey: { name: null, columns: ['id'] },
    uniqueConstraints: [
      { name: null, columns: ['ssn'] },
      { name: null, columns: ['name'] },
    ],
    foreignKeys: [foreignKey(['boss'], 'people', ['id']), foreignKey(['ssn'], 'cards', ['ssn'])],
    checkConstraints: [
      { name: null, expression: 'length(SSN) = 9' },
      { name: null, expression: 'id > 0' },
    ],
    indexes: [
      { name: 'a', unique: false, columns: ['lower(ssn)'], where: null },
      { name: 'b', unique: false, columns: ['name'], where: 'ssn IS NOT NULL' },
      { name: 'c', unique: false, columns: ['name'], where: null },
    ],
  },
);
const cards = table('cards', [column('ssn', 'TEXT'), column('tail', 'TEXT', { default: 'substr(ssn, 6)' })]);
const shop = catalog([people, cards, table('audit', [column('id')])]);

describe('visibleCatalog', () => {
  it('is the catalog itself without a policy, and one object for one policy', () => {
    const policy = { deny: ['audit'] };
    expect(visibleCatalog(shop, null)).toBe(shop);
    expect(visibleCatalog(shop, policy)).toBe(visibleCatalog(shop, policy));
  });

  it('leaves denied columns out, and every key, constraint, default and index that speaks of them', () => {
    const visible = visibleCatalog(shop, { deny: ['main.*.ssn', 'main.audit'] });
    expect(JSON.stringify(visible)).not.toMatch(/ssn|audit/i);
    const [first, second] = visible.tables;
    expect(first?.columns.map(({ name }) => name)).toEqual(['id', 'name', 'boss']);
    expect(first?.primaryKey).toEqual(people.primaryKey);
    expect(first?.foreignKeys).toHaveLength(1);
    expect(first?.checkConstraints).toHaveLength(1);
    expect(first?.indexes.map(({ name }) => name)).toEqual(['c']);
    expect(second?.columns).toEqual([column('tail', 'TEXT')]);
  });

  it('keeps only what is allowed, columns of their table included', () => {
    const visible = visibleCatalog(shop, { allow: ['main.people.id', 'main.people.n*'] });
    expect(visible.tables.map(({ name }) => name)).toEqual(['people']);
    expect(visible.tables[0]?.columns.map(({ name }) => name)).toEqual(['id', 'name']);
    expect(visible.tables[0]?.foreignKeys).toEqual([]);
  });

  it('drops a key with the id it holds, and a table of which nothing is left', () => {
    expect(visibleCatalog(shop, { deny: ['main.people.id'] }).tables[0]?.primaryKey).toBeNull();
    expect(visibleCatalog(shop, { deny: ['main.people.*'] }).tables.map(({ name }) => name)).toEqual([
      'cards',
      'audit',
    ]);
  });
});

describe('compilePolicy', () => {
  const place = { dialect: 'postgres', searchPath: ['public', 'shared'] } as const;

  it('takes a bare name for a table of any schema on the search path', () => {
    const { showsTable } = compilePolicy({ allow: ['orders'] }, place);
    expect([showsTable('public', 'orders'), showsTable('shared', 'orders')]).toEqual([true, true]);
    expect([showsTable('tenant_b', 'orders'), showsTable('public', 'other')]).toEqual([false, false]);
  });

  it('denies whatever the case, and allows by case where names have it', () => {
    expect(compilePolicy({ deny: ['public.SECRETS'] }, place).showsTable('public', 'secrets')).toBe(false);
    expect(compilePolicy({ allow: ['public.Orders'] }, place).showsTable('public', 'orders')).toBe(false);
    const lite = { dialect: 'sqlite', searchPath: ['main'] } as const;
    expect(compilePolicy({ allow: ['main.Orders'] }, lite).showsTable('main', 'orders')).toBe(true);
  });

  it('says which tables have, or may be given, columns that are hidden', () => {
    const denies = compilePolicy({ deny: ['public.users.ssn', 'shared.*.key'] }, place);
    expect(denies.limitsColumns('public', 'users')).toBe(true);
    expect(denies.limitsColumns('shared', 'anything')).toBe(true);
    expect(denies.limitsColumns('public', 'orders')).toBe(false);
    const allows = compilePolicy({ allow: ['public.users.id', 'public.orders', 'public.orders.id'] }, place);
    expect(allows.limitsColumns('public', 'users')).toBe(true);
    expect(allows.limitsColumns('public', 'orders')).toBe(false);
  });

  it('fails closed on a pattern that cannot be read', () => {
    expect(compilePolicy({ allow: ['a.b.c.d'] }, place).showsTable('a', 'b')).toBe(false);
    expect(compilePolicy({ deny: [''] }, place).showsTable('a', 'b')).toBe(false);
  });
});

describe('parsePattern', () => {
  it('reads one to three parts, quoted ones as they are', () => {
    expect(parsePattern('t')).toEqual({ schema: null, table: 't', column: null });
    expect(parsePattern('s.t*')).toEqual({ schema: 's', table: 't*', column: null });
    expect(parsePattern('s."a.b".*')).toEqual({ schema: 's', table: '"a.b"', column: '*' });
    expect(['', '.', 'a.', 'a.b.c.d', 'a b', '"open'].map(parsePattern)).toEqual(Array(6).fill(null));
  });

  it('takes a quoted star for itself', () => {
    const { showsTable } = compilePolicy({ deny: ['s."a*"'] }, { dialect: 'postgres', searchPath: [] });
    expect([showsTable('s', 'a*'), showsTable('s', 'ab')]).toEqual([false, true]);
  });
});

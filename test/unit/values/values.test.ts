import { describe, expect, it } from 'vitest';
import { enumValues } from '../../../src/values/enum-values.ts';
import { linkValues } from '../../../src/values/link-values.ts';
import { looksPersonal } from '../../../src/values/looks-personal.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

describe('looksPersonal', () => {
  it.each([
    ['orders', 'contact_email'],
    ['orders', 'PhoneNumber'],
    ['people', 'name'],
    ['customers', 'customer_name'],
    ['invoices', 'BillingAddress'],
    ['sessions', 'ip'],
    ['logins', 'password_hash'],
    ['tickets', 'first_name'],
    ['bookings', 'passenger_name'],
    ['patients', 'diagnosis'],
    ['t', 'date_of_birth_dob'],
  ])('holds %s.%s back', (tableName, name) => {
    expect(looksPersonal(tableName, name)).toBe(true);
  });

  it.each([
    ['countries', 'name'],
    ['products', 'product_name'],
    ['orders', 'status'],
    ['customers', 'country'],
    ['shipments', 'carrier'],
    ['albums', 'title'],
  ])('lets %s.%s be read', (tableName, name) => {
    expect(looksPersonal(tableName, name)).toBe(false);
  });
});

describe('enumValues', () => {
  it('lists what the schema declares', () => {
    const shop = catalog([
      table('orders', [column('status', 'TEXT', { enumValues: ['sent', 'open'] }), column('id')]),
    ]);
    expect(enumValues(shop)).toEqual([
      { schema: 'main', table: 'orders', column: 'status', values: ['open', 'sent'] },
    ]);
  });
});

describe('linkValues', () => {
  const shop = catalog([
    table('products', [column('id'), column('category', 'TEXT'), column('colour', 'TEXT')]),
  ]);
  const values = [
    {
      schema: 'main',
      table: 'products',
      column: 'category',
      values: ['Garden Tools', 'Kitchen', 'Category', '2026'],
    },
    {
      schema: 'main',
      table: 'products',
      column: 'colour',
      values: ['Red', 'Blue', 'US', 'light red', 'Crème'],
    },
  ];
  const link = (question: string): readonly string[] =>
    linkValues(question, values, shop).map(
      ({ column: name, value, matchedText }) => `${name}=${value} (${matchedText})`,
    );

  it.each([
    ['how many kitchen products are there?', ['category=Kitchen (kitchen)']],
    ['products of the garden tool kind', ['category=Garden Tools (garden tool)']],
    ['Is anything light red?', ['colour=light red (light red)']],
    ['creme products', ['colour=Crème (creme)']],
    ['blue kitchen things', ['colour=Blue (blue)', 'category=Kitchen (kitchen)']],
    ['made for US homes', ['colour=US (US)']],
  ])('finds the values named in %j', (question, links) => {
    expect(link(question)).toEqual(links);
  });

  it('takes a word of the schema for a value only when it is quoted or spelled like one', () => {
    expect(link('products by category')).toEqual([]);
    expect(link('products in "category"')).toEqual(['category=Category (category)']);
    expect(link('products in Category')).toEqual(['category=Category (Category)']);
  });

  it('takes a short code for a value only when it is spelled alike', () => {
    expect(link('which products are used by us?')).toEqual([]);
  });

  it('takes a bare number for a number', () => {
    expect(link('products sold in 2026')).toEqual([]);
  });

  it('finds nothing where nothing is stored', () => {
    expect(linkValues('kitchen', [], shop)).toEqual([]);
  });

  it('finds every text of a question, though one of them stands in many columns', () => {
    const many = Array.from({ length: 300 }, (_, at) => table(`t${at}`, [column('state', 'TEXT')]));
    const states = many.map(({ name }) => ({
      schema: 'main',
      table: name,
      column: 'state',
      values: ['active'],
    }));
    const cities = { schema: 'main', table: 't7', column: 'city', values: ['Berlin'] };
    const links = linkValues('active ones in Berlin', [...states, cities], catalog(many));
    expect(links).toHaveLength(301);
    expect(links.at(-1)).toMatchObject({ table: 't7', value: 'Berlin' });
  });

  it('looks at a long question no longer than it must', () => {
    expect(link(`${'word '.repeat(5000)}kitchen`)).toEqual([]);
  });
});

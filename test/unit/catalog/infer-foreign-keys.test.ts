import { describe, expect, it } from 'vitest';
import { describeRelations } from '../../../src/catalog/describe-relations.ts';
import type { CatalogTable } from '../../../src/ports/catalog.ts';
import { catalog, column, foreignKey, table } from '../../support/catalog-fixtures.ts';

const keyed = { primaryKey: { name: null, columns: ['id'] } };

function relationsOf(...tables: readonly CatalogTable[]): readonly string[] {
  return describeRelations(catalog(tables)).map(
    ({ from, to, inferred }) =>
      `${from.table}.${from.columns} ${inferred ? '~>' : '->'} ${to.table}.${to.columns}`,
  );
}

describe('describeRelations', () => {
  const customers = table('customers', [column('id'), column('name', 'TEXT')], keyed);

  it('infers a key from table name and key name', () => {
    expect(relationsOf(table('orders', [column('id'), column('customer_id')], keyed), customers)).toEqual([
      'orders.customer_id ~> customers.id',
    ]);
  });

  it('infers a key from the same name as a primary key', () => {
    const city = table('city', [column('CityCode', 'TEXT')], {
      primaryKey: { name: null, columns: ['CityCode'] },
    });
    expect(relationsOf(table('trip', [column('city_code', 'varchar(3)')], keyed), city)).toEqual([
      'trip.city_code ~> city.CityCode',
    ]);
  });

  it('lets a prefix name a role', () => {
    const address = table('addresses', [column('id')], keyed);
    const orders = table('orders', [column('billing_address_id'), column('shipping_address_id')], keyed);
    expect(relationsOf(orders, address)).toEqual([
      'orders.billing_address_id ~> addresses.id',
      'orders.shipping_address_id ~> addresses.id',
    ]);
  });

  it('takes a column named like a key where a table has no key at all', () => {
    expect(relationsOf(table('orders', [column('customer_id')]), table('customers', [column('id')]))).toEqual(
      ['orders.customer_id ~> customers.id'],
    );
    expect(relationsOf(table('sale', [column('shop_code')]), table('shop', [column('shop_code')]))).toEqual([
      'sale.shop_code ~> shop.shop_code',
    ]);
  });

  it("takes a table's own identifier for its key where none is declared, also written as one word", () => {
    const paper = table('papers', [column('paperid'), column('title', 'TEXT')]);
    expect(relationsOf(table('cite', [column('paperid'), column('year')]), paper)).toEqual([
      'cite.paperid ~> papers.paperid',
    ]);
  });

  it("takes a role before a table's bare name where the table declares no key", () => {
    const airport = table('airport', [column('airport_code', 'TEXT'), column('airport_name', 'TEXT')]);
    const flight = table('flight', [column('from_airport', 'TEXT'), column('total_airport', 'TEXT')]);
    expect(relationsOf(flight, airport)).toEqual(['flight.from_airport ~> airport.airport_code']);
    const key = { primaryKey: { name: null, columns: ['airport_code'] } };
    expect(relationsOf(flight, { ...airport, ...key })).toEqual([]);
  });

  it('infers nothing across different kinds of type', () => {
    expect(relationsOf(table('orders', [column('customer_id', 'uuid')], keyed), customers)).toEqual([]);
  });

  it('infers nothing where the target is not a key', () => {
    const people = table('people', [column('id'), column('team_code')], keyed);
    expect(relationsOf(people, table('x', [column('team_code')], keyed))).toEqual([]);
  });

  it('infers nothing where several tables fit, unless one stands in the same schema', () => {
    const other = { ...customers, schema: 'archive' };
    const third = { ...customers, schema: 'backup' };
    const orders = table('orders', [column('customer_id')], keyed);
    expect(relationsOf({ ...orders, schema: 'elsewhere' }, other, third)).toEqual([]);
    expect(relationsOf(orders, customers, other)).toEqual(['orders.customer_id ~> customers.id']);
  });

  it('leaves a column with a declared key alone, and lists a declared key once', () => {
    const key = foreignKey(['customer_id'], 'customers', ['id']);
    const orders = table('orders', [column('customer_id')], {
      ...keyed,
      foreignKeys: [key, { ...key, name: 'again' }],
    });
    expect(relationsOf(orders, customers)).toEqual(['orders.customer_id -> customers.id']);
  });

  it('leaves out keys to tables that the catalog does not have', () => {
    const orders = table('orders', [column('x')], { foreignKeys: [foreignKey(['x'], 'gone', ['id'])] });
    expect(relationsOf(orders)).toEqual([]);
  });

  it('is computed once a catalog', () => {
    const shop = catalog([customers]);
    expect(describeRelations(shop)).toBe(describeRelations(shop));
  });
});

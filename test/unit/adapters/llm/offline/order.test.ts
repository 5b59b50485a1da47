import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { club } from './club.ts';
import { shop } from './shop.ts';

describe('The offline model orders', () => {
  it('orders alphabetically', async () => {
    const { rows } = await askOffline(shop, 'List product names in alphabetical order.');
    expect(rows).toEqual([['Kettle'], ['Mug'], ['Rake'], ['Spade'], ['Stapler']]);
  });

  it('orders from oldest to youngest by the date of birth', async () => {
    const { rows } = await askOffline(shop, 'List the first names of customers from oldest to youngest.');
    expect(rows).toEqual([['Dan'], ['Ada'], ['Ben'], ['Cora']]);
  });

  it('orders by a number of related rows', async () => {
    const { rows } = await askOffline(
      shop,
      'List the last names of customers ordered by the number of orders descending.',
    );
    expect(rows).toHaveLength(3);
    expect(rows?.[0]).toEqual(['Byrne']);
  });

  it('orders an imperative by what follows by', async () => {
    const { rows } = await askOffline(shop, 'Sort the product names by price.');
    expect(rows).toEqual([['Mug'], ['Stapler'], ['Rake'], ['Spade'], ['Kettle']]);
  });

  it('orders in descending order of a column', async () => {
    const { rows } = await askOffline(shop, 'List the names of products in descending order of price.');
    expect(rows).toEqual([['Kettle'], ['Spade'], ['Rake'], ['Stapler'], ['Mug']]);
  });

  it('orders in reverse alphabetical order', async () => {
    const { rows } = await askOffline(shop, 'Show product names in reverse alphabetical order.');
    expect(rows).toEqual([['Stapler'], ['Spade'], ['Rake'], ['Mug'], ['Kettle']]);
  });

  it('orders from the most to the least of an adjective', async () => {
    const { rows } = await askOffline(
      shop,
      'List names of products from the most expensive to the cheapest.',
    );
    expect(rows).toEqual([['Kettle'], ['Spade'], ['Rake'], ['Stapler'], ['Mug']]);
  });

  it('orders from most to least by the count that is asked for', async () => {
    const { rows } = await askOffline(
      club,
      'How many visits are there in each hall, ordered from most to least?',
    );
    expect(rows).toEqual([
      ['North', 3],
      ['South', 1],
    ]);
  });

  it('orders by the one column asked of a table', async () => {
    const { rows } = await askOffline(club, 'What are the points of the fencers in descending order?');
    expect(rows).toEqual([[75], [60], [40]]);
  });
});

import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { shop } from './shop.ts';

describe('The offline model compares', () => {
  it('compares by an adjective', async () => {
    const { rows } = await askOffline(shop, 'Which products are heavier than 800?');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Spade'], ['Kettle']]));
  });

  it('reads between', async () => {
    const { rows } = await askOffline(shop, 'List names of products with a price between 10 and 30.');
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(expect.arrayContaining([['Spade'], ['Rake'], ['Stapler']]));
  });

  it('reads at least', async () => {
    const { rows } = await askOffline(shop, 'Which customers have a credit limit of at least 900?');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Ben', 'Costa'],
        ['Dan', 'Evans'],
      ]),
    );
  });

  it('reads or more', async () => {
    const { rows } = await askOffline(shop, 'Which products cost 25 or more?');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Spade'], ['Kettle']]));
  });

  it('reads a greater weight than', async () => {
    const { rows } = await askOffline(shop, 'How many products have a greater weight than 500?');
    expect(rows).toEqual([[3]]);
  });

  it('turns a denied comparison round', async () => {
    const { rows } = await askOffline(shop, 'Which products have a price that is not higher than 12?');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Mug'], ['Stapler']]));
  });

  it('compares with the average of the column', async () => {
    const { rows } = await askOffline(shop, 'Which orders have a total above the average total?');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([[1], [4]]));
  });

  it('compares by an adjective with the average', async () => {
    const { rows } = await askOffline(shop, 'Show the names of products more expensive than the average.');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Spade'], ['Kettle']]));
  });

  it('compares two columns of a row', async () => {
    const { rows } = await askOffline(
      shop,
      'How many customers have a billing city different from their city?',
    );
    expect(rows).toEqual([[1]]);
  });

  it('compares with a figure of other rows', async () => {
    const { rows } = await askOffline(
      shop,
      'Which products are more expensive than the average price of Garden products?',
      { values: true },
    );
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Spade'], ['Kettle']]));
  });

  it('compares with all of other rows', async () => {
    const { rows } = await askOffline(
      shop,
      'Which products are more expensive than all products in the Office category?',
      { values: true },
    );
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(expect.arrayContaining([['Spade'], ['Rake'], ['Kettle']]));
  });

  it('takes conditions joined by or as alternatives', async () => {
    const { rows } = await askOffline(
      shop,
      'Show the emails of customers who live in Porto or have a credit limit above 800.',
    );
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['ben@example.org'], ['dan@example.org']]));
  });

  it.each([
    ['Which products are cheaper than the Kettle?', ['Spade', 'Rake', 'Mug', 'Stapler']],
    ['Names of products that weigh more than the Rake', ['Spade', 'Kettle']],
  ])('compares one row with another of the same table: %s', async (question, names) => {
    const { rows } = await askOffline(shop, question);
    expect(rows?.flat()).toEqual(names);
  });

  it('compares no number with a text that names no row', async () => {
    expect((await askOffline(shop, 'Which orders have a total above "shipped"?')).sql).toBeNull();
  });
});

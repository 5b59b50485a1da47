import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model computes figures', () => {
  it('averages a column', async () => {
    const { rows } = await askOffline(shop, 'What is the average price of products?');
    expect(rows).toEqual([[20]]);
  });

  it('gives several figures of one column in their order', async () => {
    const { rows } = await askOffline(shop, 'Show the minimum, maximum and average weight of all products.');
    expect(rows).toEqual([[300, 1200, 700]]);
  });

  it('adds up a column called total', async () => {
    const { rows } = await askOffline(shop, 'What is the total amount of all orders?');
    expect(rows).toEqual([[263]]);
  });

  it('reads the highest of a column as its maximum', async () => {
    const { rows } = await askOffline(shop, 'What is the highest price of any product?');
    expect(rows).toEqual([[40]]);
  });

  it('averages over joined conditions', async () => {
    const { rows } = await askOffline(
      library,
      "What is the average number of pages of French authors' books?",
      { values: true },
    );
    expect(rows).toEqual([[240]]);
  });

  it('averages each row once when a join repeats it', async () => {
    const { rows } = await askOffline(
      shop,
      'What is the average credit limit of customers who have shipped orders?',
      { values: true },
    );
    expect(rows).toEqual([[700]]);
  });
});

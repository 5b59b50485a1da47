import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { shop } from './shop.ts';

describe('The offline model divides', () => {
  it('puts the rows that meet one condition over those that meet another', async () => {
    const question = 'What is the ratio of products with a price above 20 to products with a price below 13?';
    expect((await askOffline(shop, question)).rows).toEqual([[1]]);
  });

  it('puts rows over all rows', async () => {
    const question = 'What is the ratio of Red products out of all products?';
    expect((await askOffline(shop, question, { values: true })).rows).toEqual([[0.4]]);
  });

  it('divides one column by another for each row', async () => {
    const { rows } = await askOffline(shop, 'What is the ratio of price to weight for each product?');
    expect(rows).toHaveLength(5);
    expect(rows?.[0]).toEqual([1, 25 / 900]);
  });
});

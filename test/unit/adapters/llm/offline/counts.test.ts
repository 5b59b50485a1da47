import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model counts', () => {
  it('counts the rows of a table', async () => {
    const { rows } = await askOffline(shop, 'How many customers are there?');
    expect(rows).toEqual([[4]]);
  });

  it('counts different values of a column', async () => {
    const { rows } = await askOffline(shop, 'What is the number of different countries of customers?');
    expect(rows).toEqual([[2]]);
  });

  it('counts the values of a column that is no table', async () => {
    const { rows } = await askOffline(library, 'How many different member types are there?');
    expect(rows).toEqual([[3]]);
  });

  it('counts rows that meet a condition', async () => {
    const { rows } = await askOffline(shop, 'How many orders have a total greater than or equal to 40?');
    expect(rows).toEqual([[3]]);
  });

  it('counts each row once when a join repeats it', async () => {
    const { rows } = await askOffline(shop, 'How many customers have more than 2 orders?');
    expect(rows).toEqual([[1]]);
  });

  it('counts the rows a flag picks', async () => {
    const { rows } = await askOffline(shop, 'How many members are there?');
    expect(rows).toEqual([[2]]);
  });

  it('adds up a column that holds numbers of things', async () => {
    const { rows } = await askOffline(shop, 'What is the total quantity of Kettle ordered?', {
      values: true,
    });
    expect(rows).toEqual([[5]]);
  });
});

import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model reads dates', () => {
  it('compares the year of a date', async () => {
    const { rows } = await askOffline(shop, 'Show the names of products released after 2019.');
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(expect.arrayContaining([['Rake'], ['Kettle'], ['Stapler']]));
  });

  it('finds the date that a year alone belongs to', async () => {
    const { rows } = await askOffline(shop, 'Show the order ids of orders from 2022.');
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(expect.arrayContaining([[3], [4], [5]]));
  });

  it('compares a year column with a number', async () => {
    const { rows } = await askOffline(library, 'Show the titles of books published before 2005.');
    expect(rows).toEqual([['Blue Hills']]);
  });

  it('answers when with a date', async () => {
    const { rows } = await askOffline(library, 'When was the book "Old Maps" published?');
    expect(rows).toEqual([[2010]]);
  });

  it('reads a month with its year', async () => {
    const { rows } = await askOffline(shop, 'How many orders were placed in March 2022?');
    expect(rows).toEqual([[1]]);
  });

  it('reads a month alone', async () => {
    const { rows } = await askOffline(shop, 'Which customers were born in July?');
    expect(rows).toEqual([['Ben', 'Costa']]);
  });

  it('reads a day, a month and a year', async () => {
    const { rows } = await askOffline(shop, 'Show the order ids of orders from 20 May 2022.');
    expect(rows).toEqual([[4]]);
  });

  it('reads a date in the American order', async () => {
    const { rows } = await askOffline(shop, 'How many orders were placed on May 20, 2022?');
    expect(rows).toEqual([[1]]);
  });
});

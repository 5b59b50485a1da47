import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { club } from './club.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model groups', () => {
  it('counts for each row of another table', async () => {
    const { rows } = await askOffline(shop, 'How many orders does each customer have?');
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Ada', 'Byrne', 3],
        ['Ben', 'Costa', 1],
        ['Dan', 'Evans', 1],
      ]),
    );
  });

  it('counts in each of a table with names', async () => {
    const { rows } = await askOffline(shop, 'How many products are there in each category?');
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Garden', 2],
        ['Kitchen', 2],
        ['Office', 1],
      ]),
    );
  });

  it('averages per column', async () => {
    const { rows } = await askOffline(shop, 'What is the average total of orders per status?');
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['cancelled', 120],
        ['open', 8],
        ['shipped', 45],
      ]),
    );
  });

  it('keeps the order of an imperative', async () => {
    const { rows } = await askOffline(shop, 'Find the number of customers for each country.');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        [2, 'Austria'],
        [2, 'Portugal'],
      ]),
    );
  });

  it('keeps groups with more than a number of rows', async () => {
    const { rows } = await askOffline(shop, 'Show the names of categories with more than one product.');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Garden'], ['Kitchen']]));
  });

  it('keeps values of a column that occur often enough', async () => {
    const { rows } = await askOffline(shop, 'Which countries have at least 2 customers?');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Austria'], ['Portugal']]));
  });

  it('keeps groups by a figure of theirs', async () => {
    const { rows } = await askOffline(shop, 'Show the colors of products with an average price above 20.');
    expect(rows).toEqual([['Red']]);
  });

  it('keeps groups by a range of rows', async () => {
    const { rows } = await askOffline(shop, 'Which customers have between two and three orders?');
    expect(rows).toEqual([['Ada', 'Byrne']]);
  });

  it('takes a bare number of rows as exact', async () => {
    const { rows } = await askOffline(library, 'Which members have 1 loan?');
    expect(rows).toEqual([['Tim', 'Nash']]);
  });

  it('groups by two columns', async () => {
    const { rows } = await askOffline(shop, 'Find the number of customers for each country and city.');
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(
      expect.arrayContaining([
        [1, 'Austria', 'Graz'],
        [1, 'Austria', 'Vienna'],
        [1, 'Portugal', 'Lisbon'],
        [1, 'Portugal', 'Porto'],
      ]),
    );
  });

  it('groups by the name of another table', async () => {
    const { rows } = await askOffline(shop, 'How many products are there for each category name?');
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Garden', 2],
        ['Office', 1],
      ]),
    );
  });

  it('groups by what a figure is asked for in different places', async () => {
    const { rows } = await askOffline(club, 'Show the average cost of visits in different towns.');
    expect(rows?.map((row) => [...row].sort())).toEqual([
      [17 / 3, 'Lund'],
      [9, 'Ystad'],
    ]);
  });

  it('makes one group of all rows of a town', async () => {
    const { rows } = await askOffline(
      club,
      'What are the towns of people, and how many visits were made from each?',
    );
    expect(rows).toEqual([
      ['Lund', 3],
      ['Ystad', 1],
    ]);
  });

  it('tells who did something from what figures are broken down by', async () => {
    const { rows } = await askOffline(
      shop,
      'What is the average total of orders bought by customers in each status?',
    );
    expect(rows).toEqual([
      ['cancelled', 120],
      ['open', 8],
      ['shipped', 45],
    ]);
  });
});

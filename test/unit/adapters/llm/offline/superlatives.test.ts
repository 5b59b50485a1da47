import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { club } from './club.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model ranks', () => {
  it('finds the row with the least of what an adjective speaks of', async () => {
    const { rows } = await askOffline(shop, 'What is the name of the cheapest product?');
    expect(rows).toEqual([['Mug']]);
  });

  it('takes as many rows as are asked for', async () => {
    const { rows } = await askOffline(shop, 'List the names of the 2 heaviest products.');
    expect(rows).toEqual([['Kettle'], ['Spade']]);
  });

  it('turns youngest round where a date of birth is stored', async () => {
    const { rows } = await askOffline(shop, 'Who is the youngest customer?');
    expect(rows).toEqual([['Cora', 'Diaz']]);
  });

  it('finds who has the most related rows', async () => {
    const { rows } = await askOffline(shop, 'Which customer has the most orders?');
    expect(rows).toEqual([['Ada', 'Byrne']]);
  });

  it('finds the most common value', async () => {
    const { rows } = await askOffline(shop, 'What is the most common color of products?');
    expect(rows).toEqual([['Red']]);
  });

  it('reads top N by a column', async () => {
    const { rows } = await askOffline(shop, 'Top 3 products by price');
    expect(rows).toEqual([['Kettle'], ['Spade'], ['Rake']]);
  });

  it('reads most recently as the latest date', async () => {
    const { rows } = await askOffline(shop, 'Which product was released most recently?');
    expect(rows).toEqual([['Stapler']]);
  });

  it('ranks by the column named after fewest', async () => {
    const { rows } = await askOffline(library, 'Show the title of the book with the fewest pages.');
    expect(rows).toEqual([['New Maps']]);
  });

  it('groups by a column', async () => {
    const { rows } = await askOffline(library, 'Which genre has the most books?');
    expect(rows).toEqual([['History']]);
  });

  it('filters a figure by the best row of its table', async () => {
    const { rows } = await askOffline(library, 'How many pages does the longest book have?');
    expect(rows).toEqual([[420]]);
  });

  it('reads top N by an average', async () => {
    const { rows } = await askOffline(shop, 'What are the top 2 countries by average credit limit?');
    expect(rows).toEqual([['Portugal'], ['Austria']]);
  });

  it('reads top N by a number of related rows', async () => {
    const { rows } = await askOffline(shop, 'Top 1 customers by number of orders');
    expect(rows).toEqual([['Ada', 'Byrne']]);
  });

  it('finds another column of the best row', async () => {
    const { rows } = await askOffline(shop, 'What is the color of the product with the highest weight?');
    expect(rows).toEqual([['Red']]);
  });

  it('ranks a top N without a key by the figure that is asked for', async () => {
    const { rows } = await askOffline(club, 'How many visits does each hall have? List the top 1.');
    expect(rows).toEqual([['North', 3]]);
  });
});

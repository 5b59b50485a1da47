import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { club } from './club.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model reads quantities', () => {
  it('compares with a column that counts, and counts no rows', async () => {
    const { rows } = await askOffline(club, 'Show the names of halls with more than 100 seats.');
    expect(rows).toEqual([['North'], ['South']]);
  });

  it('finds the column of a range after it', async () => {
    const { rows } = await askOffline(
      club,
      'What are the names of halls that have between 100 and 200 seats?',
    );
    expect(rows).toEqual([['South']]);
  });

  it('takes both extremes of a number of something', async () => {
    const { rows } = await askOffline(club, 'What are the maximum and minimum number of seats of all halls?');
    expect(rows).toEqual([[300, 80]]);
  });

  it('ranks by the quantity named after top N', async () => {
    const { rows } = await askOffline(club, 'List the halls with the top 2 seats.');
    expect(rows).toEqual([['North'], ['South']]);
  });

  it('passes over a unit after a number', async () => {
    const { rows } = await askOffline(shop, 'List the names of products costing more than 20 dollars.');
    expect(rows).toEqual([['Spade'], ['Kettle']]);
  });

  it('parts a unit from its number', async () => {
    const { rows } = await askOffline(
      shop,
      'Show the names of products with a weight between 600g and 900g.',
    );
    expect(rows).toEqual([['Spade'], ['Rake']]);
  });

  it('passes over an adjective of measure', async () => {
    const { rows } = await askOffline(library, 'How many pages long is Old Maps?', { values: true });
    expect(rows).toEqual([[420]]);
  });

  it('reads a number below zero', async () => {
    const { rows } = await askOffline(shop, 'How many products have a price between -5 and 10?');
    expect(rows).toEqual([[1]]);
  });

  it('reads twice as two rows of what the verb speaks of', async () => {
    const { rows } = await askOffline(club, 'Which halls are visited at least twice?');
    expect(rows).toEqual([['North']]);
  });

  it('takes a second bound for one on the same column', async () => {
    const { rows } = await askOffline(
      club,
      'Find the towns that have both people above age 50 and people below 20.',
    );
    expect(rows).toEqual([['Ystad']]);
  });

  it('counts the groups that a condition on groups leaves', async () => {
    const { rows } = await askOffline(club, 'How many towns have more than 1 person?');
    expect(rows).toEqual([[2]]);
  });

  it('counts the values of two columns', async () => {
    const { rows } = await askOffline(club, 'How many different towns and genders are there in people?');
    expect(rows).toEqual([[2, 2]]);
  });

  it('returns the largest of what is counted, without whose it is', async () => {
    const { rows } = await askOffline(club, 'Return the maximum number of seats for halls in Sweden.');
    expect(rows).toEqual([[300]]);
  });
});

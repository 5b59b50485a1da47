import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { club } from './club.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model selects', () => {
  it('lists columns in the order of the question', async () => {
    const { rows } = await askOffline(
      shop,
      'Show name and price of all products sorted by price in descending order.',
    );
    expect(rows).toHaveLength(5);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Kettle', 40],
        ['Spade', 25],
        ['Rake', 15],
        ['Stapler', 12],
        ['Mug', 8],
      ]),
    );
  });

  it('shares the noun of first and last name', async () => {
    const { rows } = await askOffline(shop, 'Show first and last name and city of all customers.');
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Ada', 'Byrne', 'Vienna'],
        ['Ben', 'Costa', 'Lisbon'],
        ['Cora', 'Diaz', 'Graz'],
        ['Dan', 'Evans', 'Porto'],
      ]),
    );
  });

  it('gives distinct values', async () => {
    const { rows } = await askOffline(shop, 'What are the distinct colors of products?');
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(expect.arrayContaining([['Red'], ['Green'], ['White'], ['Black']]));
  });

  it('gives both parts of a full name', async () => {
    const { rows } = await askOffline(library, 'What is the full name of the member with the most loans?');
    expect(rows).toEqual([['Eve', 'Moss']]);
  });

  it('answers how old with the age', async () => {
    const { rows } = await askOffline(library, 'How old is the member with the last name "Nash"?');
    expect(rows).toEqual([[15]]);
  });

  it('lets a second sentence say what to return', async () => {
    const { rows } = await askOffline(shop, 'Which product is the heaviest? List its price and color.');
    expect(rows).toEqual([[40, 'Red']]);
  });

  it('takes a yes-or-no column as an adjective', async () => {
    const { rows } = await askOffline(library, 'Show the titles of available books.');
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(expect.arrayContaining([['Blue Hills'], ['Old Maps'], ['New Maps']]));
  });

  it('gives every column when all information is asked', async () => {
    const { rows } = await askOffline(library, 'Show all information about authors.');
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        [1, 'Mira Holt', 'French', 1950],
        [2, 'Jon Pike', 'German', 1965],
        [3, 'Lea Sand', 'French', 1971],
      ]),
    );
  });

  it('answers where with a place', async () => {
    const { rows } = await askOffline(
      shop,
      'Where is the customer with the email "ada@example.org" located?',
    );
    expect(rows).toEqual([['Vienna']]);
  });

  it('answers how much does it weigh', async () => {
    const { rows } = await askOffline(shop, 'How much does the Kettle weigh?', { values: true });
    expect(rows).toEqual([[1200]]);
  });

  it('takes each name from the table it is said of', async () => {
    const { rows } = await askOffline(shop, 'Show the names of products and the names of their categories.');
    expect(rows).toHaveLength(5);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Spade', 'Garden'],
        ['Rake', 'Garden'],
        ['Kettle', 'Kitchen'],
        ['Mug', 'Kitchen'],
        ['Stapler', 'Office'],
      ]),
    );
  });

  it('names both ends of a pair of tables', async () => {
    const { rows } = await askOffline(shop, 'Show all customers and their orders.');
    expect(rows).toHaveLength(5);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Ada', 'Byrne', 1],
        ['Ada', 'Byrne', 2],
        ['Ben', 'Costa', 3],
        ['Dan', 'Evans', 4],
        ['Ada', 'Byrne', 5],
      ]),
    );
  });

  it("returns a column of every row's", async () => {
    const { rows } = await askOffline(club, "List every hall's country.");
    expect(rows).toEqual([['Sweden'], ['Sweden'], ['Denmark']]);
  });

  it('tells a name in capitals from what it is said of', async () => {
    const { rows } = await askOffline(library, 'What is the Genre of the Book with the title "Old Maps"?');
    expect(rows).toEqual([['History']]);
  });

  it('returns all that a second sentence lists, past a clause within it', async () => {
    const { rows } = await askOffline(
      shop,
      'For each country, what is the number of orders? Return the country, the number of orders that were made, and the sum of totals.',
    );
    expect(rows).toEqual([
      ['Austria', 3, 113],
      ['Portugal', 2, 150],
    ]);
  });

  it('returns columns that follow one another without a comma', async () => {
    const { rows } = await askOffline(
      shop,
      'List the first name last name and email of the customer with id 1.',
    );
    expect(rows).toEqual([['Ada', 'Byrne', 'ada@example.org']]);
  });
});

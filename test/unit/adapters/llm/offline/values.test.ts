import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model places literals', () => {
  it('places a country by its preposition', async () => {
    const { rows } = await askOffline(shop, 'Show the last names of customers from Austria.');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Byrne'], ['Diaz']]));
  });

  it('takes the column named beside a quoted text, without regard to case', async () => {
    const { rows } = await askOffline(shop, 'List the names of products whose color is "red".');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Spade'], ['Kettle']]));
  });

  it('splits a person into first and last name', async () => {
    const { rows } = await askOffline(shop, 'What is the email of Ben Costa?', { values: true });
    expect(rows).toEqual([['ben@example.org']]);
  });

  it('joins to where a stored value is', async () => {
    const { rows } = await askOffline(shop, 'How many Garden products are there?', { values: true });
    expect(rows).toEqual([[2]]);
  });

  it('finds a stored status said as a verb', async () => {
    const { rows } = await askOffline(shop, 'How many orders were shipped?', { values: true });
    expect(rows).toEqual([[3]]);
  });

  it('takes values joined by or as alternatives', async () => {
    const { rows } = await askOffline(shop, 'Show the names of products that are red or green.', {
      values: true,
    });
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(expect.arrayContaining([['Spade'], ['Rake'], ['Kettle']]));
  });

  it('finds the maker named after by', async () => {
    const { rows } = await askOffline(library, 'Find the titles of books by Mira Holt.');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Blue Hills'], ['Red Sea']]));
  });

  it('excludes a value', async () => {
    const { rows } = await askOffline(shop, 'Which customers are not from Austria?');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Ben', 'Costa'],
        ['Dan', 'Evans'],
      ]),
    );
  });
});

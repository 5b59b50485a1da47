import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model matches parts of texts', () => {
  it('reads starts with', async () => {
    const { rows } = await askOffline(shop, 'Show the emails of customers whose last name starts with "C".');
    expect(rows).toEqual([['ben@example.org']]);
  });

  it('reads containing', async () => {
    const { rows } = await askOffline(shop, 'Which products have a name containing "et"?');
    expect(rows).toEqual([['Kettle']]);
  });

  it('reads ending with', async () => {
    const { rows } = await askOffline(library, 'Show the titles of books whose title ends with "Maps".');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Old Maps'], ['New Maps']]));
  });

  it('escapes wildcards in the text', async () => {
    const { rows } = await askOffline(shop, 'Which products have a name containing "100%"?');
    expect(rows).toEqual([]);
  });

  it('reads whose name has', async () => {
    const { rows } = await askOffline(shop, 'Show the names of products whose name has "et".');
    expect(rows).toEqual([['Kettle']]);
  });

  it('reads in their names', async () => {
    const { rows } = await askOffline(shop, 'Find the names of products that have "et" in their names.');
    expect(rows).toEqual([['Kettle']]);
  });

  it('reads with the letter', async () => {
    const { rows } = await askOffline(
      library,
      'What are the titles of books with the letter M in the title?',
    );
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([['Old Maps'], ['New Maps']]));
  });

  it('looks within a column whose name is said to contain something', async () => {
    const { rows } = await askOffline(library, 'Find all genres whose name contains "Nov".');
    expect(rows).toEqual([['Novel']]);
  });

  it('reads the word that a title starts with', async () => {
    const { rows } = await askOffline(library, 'What are the titles of books starting with the word "Old"?');
    expect(rows).toEqual([['Old Maps']]);
  });
});

import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { club } from './club.ts';
import { shop } from './shop.ts';

describe('The offline model reads a slip of the keyboard', () => {
  it('in a name of the schema', async () => {
    const { rows } = await askOffline(club, 'What are the countires of the halls?');
    expect(rows).toEqual([['Sweden'], ['Sweden'], ['Denmark']]);
  });

  it('in a short word whose letters are swapped', async () => {
    const { rows } = await askOffline(club, 'What are the naems of all halls?');
    expect(rows).toEqual([['North'], ['South'], ['Harbour']]);
  });

  it('in a word that steers the query', async () => {
    const { rows } = await askOffline(shop, 'What is the averag price of products?');
    expect(rows).toEqual([[20]]);
  });
});

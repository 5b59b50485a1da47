import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { club } from './club.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model denies', () => {
  it('finds rows without related rows', async () => {
    const { rows } = await askOffline(shop, 'Which customers have no orders?');
    expect(rows).toEqual([['Cora', 'Diaz']]);
  });

  it('finds rows without related rows across a link table', async () => {
    const { rows } = await askOffline(shop, 'Show the names of products that were never ordered.');
    expect(rows).toEqual([['Stapler']]);
  });

  it('finds rows without a value', async () => {
    const { rows } = await askOffline(shop, 'How many customers do not have an email?');
    expect(rows).toEqual([[1]]);
  });

  it('reads with no', async () => {
    const { rows } = await askOffline(library, 'What are the names of authors with no books?');
    expect(rows).toEqual([['Lea Sand']]);
  });

  it('keeps a condition on the related rows inside the denial', async () => {
    const { rows } = await askOffline(shop, 'Which customers did not have an order in 2021?');
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Ben', 'Costa'],
        ['Cora', 'Diaz'],
        ['Dan', 'Evans'],
      ]),
    );
  });

  it('takes one value and denies another', async () => {
    const { rows } = await askOffline(shop, 'Which customers bought a Spade but not a Rake?', {
      values: true,
    });
    expect(rows).toEqual([['Ada', 'Byrne']]);
  });

  it('denies something of all rows of a value', async () => {
    const { rows } = await askOffline(club, 'Which towns have never made any visits?');
    expect(rows).toEqual([]);
  });

  it('lists a value none of whose rows has it once', async () => {
    const { rows } = await askOffline(club, 'Find the countries that do not have a permit for karate.', {
      values: true,
    });
    expect(rows).toEqual([['Denmark']]);
  });
});

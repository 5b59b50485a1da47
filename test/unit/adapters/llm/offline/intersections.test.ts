import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { club } from './club.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model intersects', () => {
  it('wants both values among the related rows', async () => {
    const { rows } = await askOffline(shop, 'Which customers bought both the Spade and the Kettle?', {
      values: true,
    });
    expect(rows).toEqual([['Ada', 'Byrne']]);
  });

  it('gives a related row of its own to conditions that exclude each other', async () => {
    const { rows } = await askOffline(
      library,
      'Which authors wrote a book before 2000 and a book after 2004?',
    );
    expect(rows).toEqual([['Mira Holt']]);
  });

  it('intersects by the value returned', async () => {
    const { rows } = await askOffline(
      shop,
      'Which countries have both customers with a credit limit above 800 and customers with a credit limit below 600?',
    );
    expect(rows).toEqual([]);
  });

  it('keeps a flag to each of the rows that must be there', async () => {
    const { rows } = await askOffline(club, 'Which halls have valid permits for both judo and karate?', {
      values: true,
    });
    expect(rows).toEqual([['North']]);
  });
});

import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { club } from './club.ts';
import { library } from './library.ts';

describe('The offline model reads verbs', () => {
  it('finds the one moment that a verb before a year can mean', async () => {
    const { rows } = await askOffline(club, 'Which halls were founded before 1950?');
    expect(rows).toEqual([['North']]);
  });

  it('needs no verb that is like the name of that moment', async () => {
    const { rows } = await askOffline(club, 'What are the names of halls that became available after 1980?');
    expect(rows).toEqual([['South'], ['Harbour']]);
  });

  it('takes a verb for the join that says the same', async () => {
    const { rows } = await askOffline(library, 'What are the names of authors whose books were loaned?');
    expect(rows).toEqual([['Mira Holt'], ['Jon Pike']]);
  });

  it('counts what was made, and not its makers', async () => {
    const { rows } = await askOffline(club, 'Count the halls built by each of the builders.');
    expect(rows).toEqual([
      [2, 'Berg'],
      [1, 'Lind'],
    ]);
  });

  it('asks for what was made, and not for its maker', async () => {
    const { rows } = await askOffline(club, 'List the halls built by "Berg".');
    expect(rows).toEqual([['North'], ['Harbour']]);
  });

  it('reads a date and time of a moment named by its verb', async () => {
    const { rows } = await askOffline(club, 'Show the create time and cost of all visits.');
    expect(rows).toEqual([
      ['2020-01-01', 5],
      ['2020-02-01', 7],
      ['2020-03-01', 5],
      ['2020-04-01', 9],
    ]);
  });
});

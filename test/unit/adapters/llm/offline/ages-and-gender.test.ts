import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { club } from './club.ts';

describe('The offline model reads what is said of people', () => {
  it('takes years old for an age', async () => {
    const { rows } = await askOffline(club, 'How many people are 18 years old?');
    expect(rows).toEqual([[1]]);
  });

  it('takes aged for an age, one or another', async () => {
    const { rows } = await askOffline(club, 'List the names of people aged 36 or 52.');
    expect(rows).toEqual([['Bo'], ['Cleo']]);
  });

  it('compares an age in years', async () => {
    const { rows } = await askOffline(club, 'List the names of people over 30 years old.');
    expect(rows).toEqual([['Bo'], ['Cleo']]);
  });

  it('takes a bare number of people for an age', async () => {
    const { rows } = await askOffline(club, 'How many people are under 20?');
    expect(rows).toEqual([[2]]);
  });

  it('takes a sex before a noun for a condition', async () => {
    const { rows } = await askOffline(club, 'What is the average age of female people?');
    expect(rows).toEqual([[35]]);
  });

  it('takes a noun of one sex for a condition', async () => {
    const { rows } = await askOffline(club, 'List the names of the men.');
    expect(rows).toEqual([['Bo'], ['Dag']]);
  });

  it('names the rows of a table without names by the person whom their key refers to', async () => {
    const { rows } = await askOffline(club, 'What are the names of the fencers?');
    expect(rows).toEqual([['Ann'], ['Bo'], ['Cleo']]);
  });

  it('ranks only such rows by what is known of the person', async () => {
    const { rows } = await askOffline(club, 'Who is the youngest fencer?');
    expect(rows).toEqual([['Ann']]);
  });
});

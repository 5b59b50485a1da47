import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';

/** Two tables of people, one person of the same name in both, and songs that are no rows of their own. */
const agency = `
CREATE TABLE clerk (clerk_id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, hired DATE, phone TEXT);
CREATE TABLE buyer (
  buyer_id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, company TEXT, phone TEXT, age INTEGER,
  song_name TEXT, song_year INTEGER
);
INSERT INTO clerk VALUES (1, 'Ada', 'Byrne', '2019-01-01', '11');
INSERT INTO buyer VALUES
  (1, 'Ada', 'Byrne', 'Acme', '22', 30, 'Rain', 1999), (2, 'Ben', 'Costa', 'Bolt', '33', 40, 'Snow', 2001);
`;

describe('The offline model reads names', () => {
  it('finds a person where what is asked of them is kept', async () => {
    const { rows } = await askOffline(agency, 'What is the company of Ada Byrne?');
    expect(rows).toEqual([['Acme']]);
  });

  it('finds a person where the words after the name say', async () => {
    const { rows } = await askOffline(agency, 'What is the phone of Ada Byrne the buyer?');
    expect(rows).toEqual([['22']]);
  });

  it('declines where either person may be meant', async () => {
    const { sql } = await askOffline(agency, 'What is the phone of Ada Byrne?');
    expect(sql).toBeNull();
  });

  it('returns the name of what is named, and not of its owner', async () => {
    const { rows } = await askOffline(agency, 'Show the name and year of the song by the youngest buyer.');
    expect(rows).toEqual([['Rain', 1999]]);
  });
});

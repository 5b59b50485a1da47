import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';

const script = `
CREATE TABLE airport (airport_code TEXT, airport_name TEXT, city_name TEXT);
CREATE TABLE flight (flight_id INTEGER, from_airport TEXT, to_airport TEXT, stops INTEGER);
CREATE TABLE hotel (title TEXT, city_name TEXT, stars INTEGER);
INSERT INTO airport VALUES ('VIE', 'Schwechat', 'Vienna'), ('LIS', 'Portela', 'Lisbon');
INSERT INTO flight VALUES (1, 'VIE', 'LIS', 0), (2, 'VIE', 'LIS', 1), (3, 'LIS', 'VIE', 0);
INSERT INTO hotel VALUES ('Sacher', 'Vienna', 5), ('Alfama', 'Lisbon', 3);
`;

describe('The offline model without declared keys', () => {
  it("joins along a column that ends in a table's name", async () => {
    const { rows } = await askOffline(script, 'How many flights leave from each airport?');
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Schwechat', 2],
        ['Portela', 1],
      ]),
    );
  });

  it('joins tables that would stay apart by a name that both have', async () => {
    const { rows } = await askOffline(
      script,
      'What is the average number of stars of hotels for each airport?',
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Schwechat', 5],
        ['Portela', 3],
      ]),
    );
  });
});

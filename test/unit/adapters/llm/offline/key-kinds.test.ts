import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';

const script = `
CREATE TABLE singer (singer_id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE song (song_id INTEGER PRIMARY KEY, title TEXT, singer_id TEXT REFERENCES singer (singer_id));
`;

describe('The offline model with keys of two kinds', () => {
  it('compares them as text where the engine does not convert', async () => {
    const { sql } = await askOffline(script, 'Show the titles of songs and the names of their singers.', {
      dialect: 'postgres',
    });
    expect(sql).toContain('t1.singer_id = CAST(t2.singer_id AS VARCHAR)');
  });

  it('does so for related rows that are missing', async () => {
    const { sql } = await askOffline(script, 'Which singers have no songs?', { dialect: 'postgres' });
    expect(sql).toContain('CAST(singer_id AS VARCHAR) NOT IN');
  });
});

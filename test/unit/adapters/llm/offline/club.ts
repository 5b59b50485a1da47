/** A small club: people, some of whom fence, halls, what they are certified for, and who visited them. */
export const club = `
CREATE TABLE people (person_id INTEGER PRIMARY KEY, name TEXT, age INTEGER, gender TEXT, town TEXT);
CREATE TABLE fencer (fencer_id INTEGER PRIMARY KEY REFERENCES people (person_id), points INTEGER);
CREATE TABLE hall (
  hall_id INTEGER PRIMARY KEY, hall_name TEXT, seat_count INTEGER, opening_year INTEGER, country TEXT, built_by TEXT
);
CREATE TABLE visit (
  visit_id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES people (person_id), hall_id INTEGER REFERENCES hall (hall_id),
  created TEXT, cost REAL
);
CREATE TABLE permit (
  hall_id INTEGER REFERENCES hall (hall_id), sport TEXT, is_valid TEXT, PRIMARY KEY (hall_id, sport)
);
INSERT INTO people VALUES
  (1, 'Ann', 18, 'F', 'Lund'), (2, 'Bo', 36, 'M', 'Lund'), (3, 'Cleo', 52, 'F', 'Ystad'), (4, 'Dag', 16, 'M', 'Ystad');
INSERT INTO fencer VALUES (1, 40), (2, 75), (3, 60);
INSERT INTO hall VALUES
  (1, 'North', 300, 1920, 'Sweden', 'Berg'), (2, 'South', 120, 1988, 'Sweden', 'Lind'), (3, 'Harbour', 80, 2003, 'Denmark', 'Berg');
INSERT INTO visit VALUES
  (1, 1, 1, '2020-01-01', 5), (2, 1, 1, '2020-02-01', 7), (3, 2, 1, '2020-03-01', 5), (4, 3, 2, '2020-04-01', 9);
INSERT INTO permit VALUES
  (1, 'judo', 'Y'), (1, 'karate', 'Y'), (2, 'judo', 'N'), (2, 'karate', 'Y'), (3, 'judo', 'Y');
`;

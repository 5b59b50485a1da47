/** A small library: authors, books, members and loans, with role-playing and unusual names. */
export const library = `
CREATE TABLE author (author_id INTEGER PRIMARY KEY, name TEXT, nationality TEXT, birth_year INTEGER);
CREATE TABLE book (
  book_id INTEGER PRIMARY KEY, title TEXT, author_id INTEGER REFERENCES author (author_id), genre TEXT, num_of_pages INTEGER,
  publication_year INTEGER, is_available TEXT
);
CREATE TABLE member (member_id INTEGER PRIMARY KEY, FName TEXT, LName TEXT, age INTEGER, membertype TEXT);
CREATE TABLE loan (
  loan_id INTEGER PRIMARY KEY, book_id INTEGER REFERENCES book (book_id), member_id INTEGER REFERENCES member (member_id), loan_date TEXT
);
INSERT INTO author VALUES (1, 'Mira Holt', 'French', 1950), (2, 'Jon Pike', 'German', 1965), (3, 'Lea Sand', 'French', 1971);
INSERT INTO book VALUES
  (1, 'Blue Hills', 1, 'Novel', 300, 1999, 'Y'), (2, 'Red Sea', 1, 'Travel', 180, 2005, 'N'),
  (3, 'Old Maps', 2, 'History', 420, 2010, 'Y'), (4, 'New Maps', 2, 'History', 150, 2015, 'Y');
INSERT INTO member VALUES (1, 'Eve', 'Moss', 34, 'adult'), (2, 'Tim', 'Nash', 15, 'youth'), (3, 'Una', 'Orr', 61, 'senior');
INSERT INTO loan VALUES (1, 1, 1, '2020-01-01'), (2, 3, 1, '2020-02-01'), (3, 1, 2, '2020-03-01'), (4, 4, 1, '2021-03-01');
`;

/** A little shop in SQL that SQLite and Postgres both understand. */
export const shopSchema = `
  CREATE TABLE customers (
    id INTEGER PRIMARY KEY,
    name VARCHAR(80) NOT NULL,
    city VARCHAR(80)
  );
  CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    total_cents INTEGER NOT NULL,
    placed_on DATE NOT NULL
  );
  INSERT INTO customers VALUES (1, 'Ada', 'Graz'), (2, 'Bela', 'Wien'), (3, 'Cleo', 'Wien');
  INSERT INTO orders VALUES (1, 1, 500, '2026-01-05'), (2, 2, 1500, '2026-02-01'), (3, 2, 250, '2026-03-01');
`;

/** 2 tables, 7 columns, 1 foreign key. */
export const shopChunkCount = 10;

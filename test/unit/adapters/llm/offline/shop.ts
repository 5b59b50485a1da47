/** A small shop: customers, orders, order lines, products, categories, and who reviewed what. */
export const shop = `
CREATE TABLE customers (
  customer_id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, email TEXT, city TEXT, country TEXT,
  date_of_birth DATE, credit_limit INTEGER, is_member BOOLEAN, billing_city TEXT
);
CREATE TABLE categories (category_id INTEGER PRIMARY KEY, category_name TEXT);
CREATE TABLE products (
  product_id INTEGER PRIMARY KEY, name TEXT, price REAL, weight INTEGER, released DATE, color TEXT,
  category_id INTEGER REFERENCES categories (category_id)
);
CREATE TABLE orders (
  order_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (customer_id), order_date DATE, total REAL, status TEXT
);
CREATE TABLE order_items (
  order_id INTEGER REFERENCES orders (order_id), product_id INTEGER REFERENCES products (product_id), quantity INTEGER,
  PRIMARY KEY (order_id, product_id)
);
INSERT INTO customers VALUES
  (1, 'Ada', 'Byrne', 'ada@example.org', 'Vienna', 'Austria', '1980-02-01', 500, 1, 'Vienna'),
  (2, 'Ben', 'Costa', 'ben@example.org', 'Lisbon', 'Portugal', '1990-07-12', 900, 0, 'Porto'),
  (3, 'Cora', 'Diaz', NULL, 'Graz', 'Austria', '2001-03-30', 200, 1, 'Graz'),
  (4, 'Dan', 'Evans', 'dan@example.org', 'Porto', 'Portugal', '1975-11-05', 1500, 0, 'Porto');
INSERT INTO categories VALUES (1, 'Garden'), (2, 'Kitchen'), (3, 'Office');
INSERT INTO products VALUES
  (1, 'Spade', 25, 900, '2019-04-01', 'Red', 1), (2, 'Rake', 15, 700, '2020-05-01', 'Green', 1),
  (3, 'Kettle', 40, 1200, '2021-06-01', 'Red', 2), (4, 'Mug', 8, 300, '2018-01-15', 'White', 2),
  (5, 'Stapler', 12, 400, '2022-09-09', 'Black', 3);
INSERT INTO orders VALUES
  (1, 1, '2021-01-10', 65, 'shipped'), (2, 1, '2021-02-11', 8, 'open'), (3, 2, '2022-03-12', 30, 'shipped'),
  (4, 4, '2022-05-20', 120, 'cancelled'), (5, 1, '2022-06-01', 40, 'shipped');
INSERT INTO order_items VALUES (1, 1, 1), (1, 3, 1), (2, 4, 1), (3, 2, 2), (4, 3, 3), (5, 3, 1);
`;

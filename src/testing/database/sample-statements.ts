/** Tables, keys and rows that every engine with keys can hold, statement by statement. */
export const sampleStatements: readonly string[] = [
  `CREATE TABLE customers (
     id INTEGER NOT NULL PRIMARY KEY,
     name VARCHAR(100) NOT NULL,
     email VARCHAR(100),
     big BIGINT,
     UNIQUE (email)
   )`,
  `CREATE TABLE orders (
     id INTEGER NOT NULL PRIMARY KEY,
     customer_id INTEGER NOT NULL,
     amount INTEGER,
     note VARCHAR(200) DEFAULT 'none',
     FOREIGN KEY (customer_id) REFERENCES customers (id),
     CHECK (amount >= 0)
   )`,
  `CREATE TABLE order_items (
     order_id INTEGER NOT NULL,
     line INTEGER NOT NULL,
     label VARCHAR(50),
     PRIMARY KEY (order_id, line),
     FOREIGN KEY (order_id) REFERENCES orders (id)
   )`,
  'CREATE INDEX orders_by_amount ON orders (amount, note)',
  'CREATE VIEW large_orders AS SELECT id, amount FROM orders WHERE amount > 100',
  `INSERT INTO customers (id, name, email, big) VALUES
     (1, 'Ada', 'ada@example.org', 42),
     (2, 'Größe 数量 🙂', NULL, 9007199254740993),
     (3, 'O''Brien', 'obrien@example.org', -9007199254740993)`,
  `INSERT INTO orders (id, customer_id, amount, note) VALUES
     (1, 1, 50, 'first'), (2, 1, 150, 'zweite Größe'), (3, 2, 250, NULL), (4, 3, NULL, 'fourth'), (5, 3, 0, '')`,
  `INSERT INTO order_items (order_id, line, label) VALUES (1, 1, 'pen'), (1, 2, 'ink')`,
];

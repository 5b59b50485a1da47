/** The shop for SQLite. It has no COMMENT ON: comments stand in the statements, which SQLite keeps as they were written. */
export const sqliteSchema = `
-- People who have an account in the shop
CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL, -- first and last name
  email TEXT NOT NULL UNIQUE,
  city TEXT NOT NULL,
  country TEXT NOT NULL, -- English name of the country, e.g. Austria
  segment TEXT NOT NULL CHECK (segment IN ('consumer', 'business', 'reseller')),
  registered_on DATE NOT NULL, -- day on which the account was opened
  newsletter INTEGER NOT NULL CHECK (newsletter IN (0, 1)) -- 1 = receives the newsletter
);

-- Where orders can be sent to; a customer may have several
CREATE TABLE addresses (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  kind TEXT NOT NULL CHECK (kind IN ('home', 'work', 'pickup')),
  street TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  city TEXT NOT NULL,
  country TEXT NOT NULL
);

-- Product categories, in a tree
CREATE TABLE categories (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES categories (id) -- empty for a main category
);

-- Companies that the shop buys from
CREATE TABLE suppliers (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  country TEXT NOT NULL,
  lead_time_days INTEGER NOT NULL -- days from order to delivery
);

-- What the shop sells
CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  category_id INTEGER NOT NULL REFERENCES categories (id),
  supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
  price_cents INTEGER NOT NULL, -- price today, in euro cents
  stock INTEGER NOT NULL, -- pieces in the warehouse
  discontinued INTEGER NOT NULL CHECK (discontinued IN (0, 1)) -- 1 = no longer sold
);

-- One purchase of a customer
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  address_id INTEGER NOT NULL REFERENCES addresses (id),
  ordered_on DATE NOT NULL, -- day on which the order was placed
  status TEXT NOT NULL CHECK (status IN ('open', 'shipped', 'delivered', 'cancelled'))
);

-- The lines of an order
CREATE TABLE order_items (
  order_id INTEGER NOT NULL REFERENCES orders (id),
  line INTEGER NOT NULL, -- 1 for the first line of the order
  product_id INTEGER NOT NULL REFERENCES products (id),
  quantity INTEGER NOT NULL,
  unit_price_cents INTEGER NOT NULL, -- price at the time of the order, in euro cents
  PRIMARY KEY (order_id, line)
);

-- Money received for orders
CREATE TABLE payments (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  method TEXT NOT NULL CHECK (method IN ('card', 'paypal', 'transfer', 'voucher')),
  amount_cents INTEGER NOT NULL, -- in euro cents
  paid_on DATE NOT NULL
);

-- Parcels on their way to customers
CREATE TABLE shipments (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  carrier TEXT NOT NULL,
  shipped_on DATE NOT NULL,
  delivered_on DATE -- empty while the parcel is on its way
);

-- What customers say about products
CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL REFERENCES products (id),
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5), -- stars, 5 is best
  title TEXT NOT NULL,
  reviewed_on DATE NOT NULL
);

CREATE INDEX orders_customer ON orders (customer_id);
CREATE INDEX order_items_product ON order_items (product_id);
CREATE INDEX reviews_product ON reviews (product_id);
`;

/** The same shop for Postgres: same tables, columns and keys, with comments by COMMENT ON. */
export const postgresSchema = `
CREATE TABLE customers (
  id integer PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  city text NOT NULL,
  country text NOT NULL,
  segment text NOT NULL CHECK (segment IN ('consumer', 'business', 'reseller')),
  registered_on date NOT NULL,
  newsletter integer NOT NULL CHECK (newsletter IN (0, 1))
);
COMMENT ON TABLE customers IS 'People who have an account in the shop';
COMMENT ON COLUMN customers.name IS 'first and last name';
COMMENT ON COLUMN customers.country IS 'English name of the country, e.g. Austria';
COMMENT ON COLUMN customers.registered_on IS 'day on which the account was opened';
COMMENT ON COLUMN customers.newsletter IS '1 = receives the newsletter';

CREATE TABLE addresses (
  id integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers (id),
  kind text NOT NULL CHECK (kind IN ('home', 'work', 'pickup')),
  street text NOT NULL,
  postal_code text NOT NULL,
  city text NOT NULL,
  country text NOT NULL
);
COMMENT ON TABLE addresses IS 'Where orders can be sent to; a customer may have several';

CREATE TABLE categories (
  id integer PRIMARY KEY,
  name text NOT NULL UNIQUE,
  parent_id integer REFERENCES categories (id)
);
COMMENT ON TABLE categories IS 'Product categories, in a tree';
COMMENT ON COLUMN categories.parent_id IS 'empty for a main category';

CREATE TABLE suppliers (
  id integer PRIMARY KEY,
  name text NOT NULL UNIQUE,
  country text NOT NULL,
  lead_time_days integer NOT NULL
);
COMMENT ON TABLE suppliers IS 'Companies that the shop buys from';
COMMENT ON COLUMN suppliers.lead_time_days IS 'days from order to delivery';

CREATE TABLE products (
  id integer PRIMARY KEY,
  name text NOT NULL UNIQUE,
  category_id integer NOT NULL REFERENCES categories (id),
  supplier_id integer NOT NULL REFERENCES suppliers (id),
  price_cents integer NOT NULL,
  stock integer NOT NULL,
  discontinued integer NOT NULL CHECK (discontinued IN (0, 1))
);
COMMENT ON TABLE products IS 'What the shop sells';
COMMENT ON COLUMN products.price_cents IS 'price today, in euro cents';
COMMENT ON COLUMN products.stock IS 'pieces in the warehouse';
COMMENT ON COLUMN products.discontinued IS '1 = no longer sold';

CREATE TYPE order_status AS ENUM ('open', 'shipped', 'delivered', 'cancelled');

CREATE TABLE orders (
  id integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers (id),
  address_id integer NOT NULL REFERENCES addresses (id),
  ordered_on date NOT NULL,
  status order_status NOT NULL
);
COMMENT ON TABLE orders IS 'One purchase of a customer';
COMMENT ON COLUMN orders.ordered_on IS 'day on which the order was placed';

CREATE TABLE order_items (
  order_id integer NOT NULL REFERENCES orders (id),
  line integer NOT NULL,
  product_id integer NOT NULL REFERENCES products (id),
  quantity integer NOT NULL,
  unit_price_cents integer NOT NULL,
  PRIMARY KEY (order_id, line)
);
COMMENT ON TABLE order_items IS 'The lines of an order';
COMMENT ON COLUMN order_items.line IS '1 for the first line of the order';
COMMENT ON COLUMN order_items.unit_price_cents IS 'price at the time of the order, in euro cents';

CREATE TABLE payments (
  id integer PRIMARY KEY,
  order_id integer NOT NULL REFERENCES orders (id),
  method text NOT NULL CHECK (method IN ('card', 'paypal', 'transfer', 'voucher')),
  amount_cents integer NOT NULL,
  paid_on date NOT NULL
);
COMMENT ON TABLE payments IS 'Money received for orders';
COMMENT ON COLUMN payments.amount_cents IS 'in euro cents';

CREATE TABLE shipments (
  id integer PRIMARY KEY,
  order_id integer NOT NULL REFERENCES orders (id),
  carrier text NOT NULL,
  shipped_on date NOT NULL,
  delivered_on date
);
COMMENT ON TABLE shipments IS 'Parcels on their way to customers';
COMMENT ON COLUMN shipments.delivered_on IS 'empty while the parcel is on its way';

CREATE TABLE reviews (
  id integer PRIMARY KEY,
  product_id integer NOT NULL REFERENCES products (id),
  customer_id integer NOT NULL REFERENCES customers (id),
  rating integer NOT NULL CHECK (rating BETWEEN 1 AND 5),
  title text NOT NULL,
  reviewed_on date NOT NULL
);
COMMENT ON TABLE reviews IS 'What customers say about products';
COMMENT ON COLUMN reviews.rating IS 'stars, 5 is best';

CREATE INDEX orders_customer ON orders (customer_id);
CREATE INDEX order_items_product ON order_items (product_id);
CREATE INDEX reviews_product ON reviews (product_id);
`;

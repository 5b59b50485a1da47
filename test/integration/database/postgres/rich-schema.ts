/** One of everything that the catalog tells apart. Needs a superuser, for the foreign table and the role. */
export function richSchema(role: string): string {
  return `
    CREATE SCHEMA sales;
    COMMENT ON SCHEMA sales IS 'orders';
    CREATE TYPE mood AS ENUM ('sad', 'ok', 'very "happy"');
    CREATE DOMAIN checked_mood AS mood CHECK (VALUE <> 'sad');
    CREATE DOMAIN needed_mood AS checked_mood NOT NULL;

    CREATE TABLE customer (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      email character varying(120) NOT NULL CONSTRAINT customer_email_unique UNIQUE,
      first_name text NOT NULL,
      last_name text,
      full_name text GENERATED ALWAYS AS (first_name || ' ' || last_name) STORED,
      mood mood DEFAULT 'ok',
      mood_checked checked_mood,
      mood_needed needed_mood,
      balance numeric(10,2) DEFAULT 0 CONSTRAINT balance_not_negative CHECK (balance >= 0),
      tags text[],
      gone int,
      referred_by bigint CONSTRAINT customer_referred_by REFERENCES customer (id)
    );
    ALTER TABLE customer DROP COLUMN gone;
    COMMENT ON TABLE customer IS 'People who buy';
    COMMENT ON COLUMN customer.balance IS 'In euros; what they''re owed';
    CREATE INDEX customer_lower_email ON customer (lower(email), last_name DESC) INCLUDE (id);
    CREATE UNIQUE INDEX customer_rich ON customer (last_name) WHERE balance > 1000;

    CREATE TABLE sales."Order" (
      "Region" char(2) NOT NULL,
      "Number" serial,
      customer_id bigint NOT NULL REFERENCES customer,
      placed_at timestamptz DEFAULT now(),
      PRIMARY KEY ("Region", "Number")
    );
    CREATE TABLE sales.order_line (
      line int PRIMARY KEY,
      order_number int,
      order_region char(2),
      FOREIGN KEY (order_region, order_number) REFERENCES sales."Order" ("Region", "Number")
    );

    CREATE TABLE event (id int, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
    CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
    CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    CREATE TABLE event_note (event_id int, event_at date, FOREIGN KEY (event_id, event_at) REFERENCES event);
    INSERT INTO event SELECT n, date '2025-12-01' + n FROM generate_series(1, 60) n;
    ANALYZE event_2025;
    ANALYZE event_2026;

    CREATE VIEW customer_names AS SELECT id, full_name FROM customer;
    COMMENT ON VIEW customer_names IS 'Names only';
    CREATE MATERIALIZED VIEW customer_count AS SELECT count(*) AS n FROM customer;
    CREATE FOREIGN DATA WRAPPER nothing;
    CREATE SERVER nowhere FOREIGN DATA WRAPPER nothing;
    CREATE FOREIGN TABLE elsewhere (id int, note text) SERVER nowhere;

    CREATE TABLE secret (id int PRIMARY KEY, word text);
    CREATE TABLE secret_reader (id int PRIMARY KEY, secret_id int REFERENCES secret);
    CREATE TABLE payroll (id int PRIMARY KEY, name text, salary int CHECK (salary > 0), bank text UNIQUE);
    CREATE INDEX payroll_salary ON payroll (salary);
    CREATE INDEX payroll_name_lower ON payroll (lower(name)) WHERE salary > 10;
    CREATE SCHEMA hidden;
    CREATE TABLE hidden.thing (id int);

    CREATE ROLE ${role} LOGIN PASSWORD '${role}';
    GRANT USAGE ON SCHEMA sales TO ${role};
    GRANT SELECT ON ALL TABLES IN SCHEMA public, sales TO ${role};
    GRANT SELECT ON hidden.thing TO ${role};
    REVOKE ALL ON secret, payroll FROM ${role};
    GRANT SELECT (id, name) ON payroll TO ${role};
  `;
}

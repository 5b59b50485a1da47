/** One of everything that the catalog tells apart, in what MySQL and MariaDB have in common. */
export function richSchema(role: string): readonly string[] {
  return [
    `CREATE TABLE customer (
       id bigint unsigned PRIMARY KEY AUTO_INCREMENT,
       email varchar(120) NOT NULL COMMENT 'In small letters; what they''re reached by',
       first_name varchar(40) NOT NULL,
       last_name varchar(40),
       full_name varchar(90) GENERATED ALWAYS AS (concat(first_name, last_name)) STORED,
       initial char(1) GENERATED ALWAYS AS (left(first_name, 1)) VIRTUAL,
       mood enum('sad','ok','very "happy"','it''s, well') DEFAULT 'ok',
       tags set('new','old\\\\er','a\\nb'),
       balance decimal(10,2) DEFAULT 0.5,
       visits int unsigned NOT NULL DEFAULT 0,
       note text,
       born date DEFAULT '2000-01-01',
       seen timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
       referred_by bigint unsigned,
       CONSTRAINT balance_not_negative CHECK (balance >= 0),
       CONSTRAINT customer_referred_by FOREIGN KEY (referred_by) REFERENCES customer (id),
       UNIQUE KEY customer_email (email),
       KEY customer_names (last_name, first_name DESC),
       FULLTEXT KEY customer_note (note)
     ) COMMENT 'People who buy'`,
    'CREATE TABLE `Order` (`Region` char(2) NOT NULL, `Number` int NOT NULL, customer_id bigint unsigned NOT NULL, ' +
      'PRIMARY KEY (`Region`, `Number`), CONSTRAINT order_customer FOREIGN KEY (customer_id) REFERENCES customer (id))',
    'CREATE TABLE order_line (line int PRIMARY KEY, order_number int, order_region char(2), ' +
      'CONSTRAINT line_order FOREIGN KEY (order_region, order_number) REFERENCES `Order` (`Region`, `Number`))',
    `CREATE TABLE event (id int, at date NOT NULL, PRIMARY KEY (id, at))
       PARTITION BY RANGE (year(at)) (PARTITION old VALUES LESS THAN (2026), PARTITION new VALUES LESS THAN MAXVALUE)`,
    "INSERT INTO event VALUES (1, '2025-01-01'), (2, '2026-01-01')",
    'ANALYZE TABLE event',
    'CREATE VIEW customer_names AS SELECT id, full_name FROM customer',
    'CREATE TABLE doomed (id int)',
    'CREATE VIEW broken AS SELECT id FROM doomed',
    'DROP TABLE doomed',
    'CREATE TABLE secret (id int PRIMARY KEY, word varchar(20))',
    'CREATE TABLE secret_reader (id int PRIMARY KEY, secret_id int, FOREIGN KEY (secret_id) REFERENCES secret (id))',
    `CREATE TABLE payroll (id int PRIMARY KEY, name varchar(20), salary int, bank varchar(20) UNIQUE,
       CONSTRAINT salary_positive CHECK (salary > 0), KEY payroll_salary (salary), KEY payroll_name (name))`,
    'CREATE TABLE write_only (id int)',
    `GRANT SELECT ON customer TO ${role}`,
    `GRANT SELECT ON secret_reader TO ${role}`,
    `GRANT SELECT (id, name) ON payroll TO ${role}`,
    `GRANT INSERT ON write_only TO ${role}`,
  ];
}

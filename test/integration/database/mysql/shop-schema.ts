/** A small shop, and a user who may write to it: what refuses a write is then the session. */
export function shopSchema(role: string): readonly string[] {
  const items = Array.from({ length: 25 }, (_, index) => `('item ${index + 1}', ${index + 1})`);
  return [
    'CREATE TABLE item (id int PRIMARY KEY AUTO_INCREMENT, name varchar(40) NOT NULL, price decimal(10,2) NOT NULL)',
    `INSERT INTO item (name, price) VALUES ${items.join(', ')}`,
    'CREATE TABLE sale (id int PRIMARY KEY, item_id int, name varchar(40), FOREIGN KEY (item_id) REFERENCES item (id))',
    'CREATE TABLE secret (word varchar(40))',
    "INSERT INTO secret VALUES ('private-value')",
    'CREATE VIEW dear_item AS SELECT id, name FROM item WHERE price > 20',
    'CREATE SQL SECURITY DEFINER VIEW secret_length AS SELECT length(word) AS letters FROM secret',
    `CREATE TABLE kinds (
       id int PRIMARY KEY, t tinyint, tu tinyint unsigned, y year, m mediumint, big bigint unsigned, f float, d double, n decimal(20,4),
       b bit(10), bin binary(3), vb varbinary(9), bl blob, tx text, ch char(5), e enum('sad','ok'), s set('a','b','c'),
       da date, ti time(3), dt datetime(6), ts timestamp NULL, js json, g geometry)`,
    `INSERT INTO kinds VALUES (1, -1, 255, 2026, -8388608, 18446744073709551615, 0.1, 0.1, 1.10,
       b'101', 'a', 0x00ff, 0xdeadbeef, 'größe', 'a', 'ok', 'a,c',
       '2026-02-03', '-100:05:06.789', '2026-02-03 04:05:06.700000', '2026-02-03 04:05:06',
       '{"a": [1, null], "n": 12345678901234567890, "f": 1.5}', ST_GeomFromText('POINT(1 2)'))`,
    'INSERT INTO kinds (id) VALUES (2)',
    `GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP ON item TO ${role}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON sale TO ${role}`,
    `GRANT SELECT ON kinds TO ${role}`,
    `GRANT SELECT ON dear_item TO ${role}`,
    `GRANT SELECT ON secret_length TO ${role}`,
  ];
}

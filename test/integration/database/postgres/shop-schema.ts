/** A small shop, and a role that may write to it: what refuses a write is then the transaction. */
export function shopSchema(role: string): string {
  return `
    CREATE TABLE item (id serial PRIMARY KEY, name text NOT NULL, price numeric(10,2) NOT NULL);
    INSERT INTO item (name, price) SELECT 'item ' || n, n FROM generate_series(1, 25) n;
    CREATE TABLE sale (id int PRIMARY KEY, item_id int REFERENCES item, name text);
    CREATE TABLE secret (word text);
    INSERT INTO secret VALUES ('private-value');
    CREATE TYPE mood AS ENUM ('sad', 'ok');
    CREATE DOMAIN whole AS int;
    CREATE DOMAIN small_whole AS whole;
    CREATE FUNCTION stubborn(lives int) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        FOR life IN 1..lives LOOP
          BEGIN
            PERFORM pg_sleep(10);
          EXCEPTION WHEN query_canceled THEN
            NULL;
          END;
        END LOOP;
        PERFORM pg_sleep(10);
      END $$;
    CREATE ROLE ${role} LOGIN PASSWORD '${role}';
    GRANT ALL ON item, sale, item_id_seq TO ${role};
    GRANT CREATE ON SCHEMA public TO ${role};
  `;
}

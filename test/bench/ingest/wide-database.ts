import { DatabaseSync } from 'node:sqlite';

const types = ['TEXT', 'INTEGER', 'REAL', 'TEXT NOT NULL DEFAULT 0', 'NUMERIC'];

/** A SQLite file with this many tables; every one but the first refers to another. */
export function makeWideDatabase(path: string, tableCount: number, columnCount: number): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN');
  for (let number = 0; number < tableCount; number += 1) {
    const reference = number === 0 ? '' : ` REFERENCES table_${Math.floor(number / 2)}`;
    const columns = Array.from({ length: columnCount - 2 }, (_, index) => {
      return `column_${index}_of_${number} ${types[index % types.length]}`;
    });
    database.exec(
      `CREATE TABLE table_${number} (id INTEGER PRIMARY KEY, parent_id INTEGER${reference}, ${columns.join(', ')})`,
    );
  }
  database.exec('COMMIT');
  database.close();
}

/** Gives one column in the middle another type. */
export function changeOneColumn(path: string, tableCount: number): void {
  const number = Math.floor(tableCount / 2);
  const column = `column_0_of_${number}`;
  const database = new DatabaseSync(path);
  database.exec(
    `ALTER TABLE table_${number} DROP COLUMN ${column}; ALTER TABLE table_${number} ADD COLUMN ${column} REAL`,
  );
  database.close();
}

/** Milliseconds that opening the file and counting the rows of its schema takes, which has SQLite read all of it. */
export function readBareSchema(path: string): number {
  const started = performance.now();
  const database = new DatabaseSync(path, { readOnly: true });
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
  const ms = performance.now() - started;
  database.close();
  return ms;
}

import { DatabaseSync } from 'node:sqlite';
import { shopRows } from './shop/shop-rows.ts';
import { sqliteSchema } from './shop/sqlite-schema.ts';

/** Makes the sample shop as an SQLite file; its rows are the same every time. */
export function createShopDatabase(path: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec(sqliteSchema);
    database.exec('BEGIN');
    for (const [table, rows] of Object.entries(shopRows())) {
      const places = rows[0]?.map(() => '?').join(', ') ?? '';
      const insert = database.prepare(`INSERT INTO ${table} VALUES (${places})`);
      for (const row of rows) insert.run(...row);
    }
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

import { postgresSchema } from './shop/postgres-schema.ts';
import { type ShopRow, shopRows } from './shop/shop-rows.ts';

/** The part of a `pg` client that is used. */
export interface PostgresClient {
  query(sql: string): Promise<unknown>;
}

/** Makes the sample shop in a Postgres database, with the same rows as the SQLite file. */
export async function loadShopIntoPostgres(client: PostgresClient): Promise<void> {
  await client.query('BEGIN');
  await client.query(postgresSchema);
  for (const [table, rows] of Object.entries(shopRows())) {
    await client.query(`INSERT INTO ${table} VALUES ${rows.map(tuple).join(',')}`);
  }
  await client.query('COMMIT');
  await client.query('ANALYZE');
}

function tuple(row: ShopRow): string {
  return `(${row.map(literal).join(',')})`;
}

function literal(cell: ShopRow[number]): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'number' ? String(cell) : `'${cell.replaceAll("'", "''")}'`;
}

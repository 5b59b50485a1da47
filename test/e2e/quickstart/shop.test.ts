import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { createShopDatabase } from '../../../examples/quickstart/create-shop-database.ts';
import { loadShopIntoPostgres } from '../../../examples/quickstart/load-shop-into-postgres.ts';
import { shopRows } from '../../../examples/quickstart/shop/shop-rows.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'nlquery-shop-'));
const file = join(folder, 'shop.db');
createShopDatabase(file);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function query(sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare(sql).all();
  database.close();
  return rows;
}

describe('the sample shop', () => {
  it('is the same on every machine', () => {
    const digest = createHash('sha256').update(JSON.stringify(shopRows())).digest('hex');
    expect(digest.slice(0, 16)).toBe('bb7247d77c31fac2');
  });

  it('has ten tables and thousands of rows that fit together', () => {
    const counts = Object.values(shopRows()).map((rows) => rows.length);
    expect(counts).toHaveLength(10);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10_000);
    expect(query('PRAGMA foreign_key_check')).toEqual([]);
  });

  it('ends on a fixed day', () => {
    const days = `SELECT max(ordered_on) AS day FROM orders UNION SELECT max(paid_on) FROM payments
      UNION SELECT max(delivered_on) FROM shipments UNION SELECT max(reviewed_on) FROM reviews`;
    for (const { day } of query(days)) expect(String(day) <= '2026-06-30').toBe(true);
  });

  it('takes as much money as the orders are worth', () => {
    const wrong = `SELECT p.order_id FROM payments p JOIN order_items i ON i.order_id = p.order_id
      GROUP BY p.id, p.amount_cents HAVING sum(i.quantity * i.unit_price_cents) <> p.amount_cents`;
    expect(query(wrong)).toEqual([]);
  });
});

describeWithService('the sample shop on Postgres', await startPostgres(), (postgres) => {
  it('holds the same rows', async () => {
    const { url } = await postgres.createDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    await loadShopIntoPostgres(client);
    for (const [table, rows] of Object.entries(shopRows())) {
      const order = table === 'order_items' ? 'order_id, line' : 'id';
      const { rows: found } = await client.query<{ row: unknown[] }>(
        `SELECT (SELECT json_agg(value) FROM json_each(row_to_json(t))) AS row FROM ${table} t ORDER BY ${order}`,
      );
      expect(found.map(({ row }) => row)).toEqual(rows);
    }
    await client.end();
  });

  it('has comments on tables and columns', async () => {
    const { url } = await postgres.createDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    await loadShopIntoPostgres(client);
    const { rows } = await client.query<{ objsubid: number }>(
      "SELECT objsubid FROM pg_description WHERE classoid = 'pg_class'::regclass AND objoid::regclass::text NOT LIKE 'pg_%' AND objoid >= 16384",
    );
    expect(rows.filter(({ objsubid }) => objsubid === 0)).toHaveLength(10);
    expect(rows.filter(({ objsubid }) => objsubid > 0).length).toBeGreaterThan(10);
    await client.end();
  });
});

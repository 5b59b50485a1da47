import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnKey } from '../../../../../src/advisor/verification/data/column-key.ts';
import { generateDatabase } from '../../../../../src/advisor/verification/data/generate-database.ts';
import type { GenerateOptions } from '../../../../../src/advisor/verification/data/generate-options.ts';
import type { ValuePool } from '../../../../../src/advisor/verification/data/value-pool.ts';
import { sourceTable } from '../fixtures/source-table.ts';

const orders = sourceTable('orders', 'id bigint!, customer_id bigint, amount double');
const customers = sourceTable('customers', 'id bigint!, name varchar');
const keys = [1, 2, 3, 4];
const pool: ValuePool = { best: [7], all: [7, 8, 9], edges: [6, 7, 8], keys: null, parts: [] };
const pools = new Map([
  [columnKey(orders, 'id'), pool],
  [columnKey(orders, 'customer_id'), { ...pool, keys }],
  [columnKey(orders, 'amount'), pool],
  [columnKey(customers, 'id'), { ...pool, keys }],
  [columnKey(customers, 'name'), { ...pool, best: ['a'], all: ['a', 'b'], edges: [] }],
]);
const options: GenerateOptions = {
  seed: 1,
  chains: 3,
  systematic: 8,
  exact: 0,
  keyShare: 1,
  focus: null,
  variants: 20,
  nullShare: 0.3,
  repeatShare: 0.2,
  empty: [],
  narrow: false,
  unique: [],
  referential: false,
};

function rowsOf(
  further: Partial<GenerateOptions>,
  tables = [orders, customers],
): readonly (readonly (readonly unknown[])[])[] {
  return generateDatabase(tables, pools, { ...options, ...further }).map(({ rows }) => rows);
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const runs = { seed: 4_711, numRuns: 60 };

describe('generateDatabase', () => {
  it('gives the same rows for the same seed, and others for another', () => {
    expect(rowsOf({ seed: 5 })).toEqual(rowsOf({ seed: 5 }));
    expect(rowsOf({ seed: 5 })).not.toEqual(rowsOf({ seed: 6 }));
  });

  it('begins with rows that meet every condition and join with each other', () => {
    const [order, customer] = rowsOf({});
    for (const chain of [0, 1, 2]) {
      expect(order?.[chain]?.slice(1)).toEqual([keys[chain], 7]);
      expect(customer?.[chain]).toEqual([keys[chain], 'a']);
    }
  });

  it('has no null where a column holds none', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const rows of rowsOf({ seed, nullShare: 0.9 }))
          expect(rows.every(([id]) => id !== null)).toBe(true);
      }),
      runs,
    );
  });

  it('keeps unique keys unique', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [, customer = []] = rowsOf({ seed, unique: [{ table: customers, columns: ['ID'] }] });
        expect(new Set(customer.map(([id]) => id)).size).toBe(customer.length);
        expect(customer.length).toBeGreaterThan(3);
      }),
      runs,
    );
  });

  it('has several nulls under a unique key that takes them, and none twice under one that does not', () => {
    const nulls = (allowsNulls: boolean) => {
      const unique = [{ table: orders, columns: ['customer_id'], allowsNulls }];
      const [order = []] = rowsOf({ seed: 3, nullShare: 0.6, variants: 60, unique });
      const known = order.map(([, customer]) => customer).filter((customer) => customer !== null);
      expect(new Set(known).size).toBe(known.length);
      return order.length - known.length;
    };
    expect(nulls(true)).toBeGreaterThan(1);
    expect(nulls(false)).toBeLessThanOrEqual(1);
  });

  it('keeps to foreign keys when told to', () => {
    const references = { catalog: 'lake', schema: 'sales', name: 'customers', columns: ['id'] };
    const child = { ...orders, foreignKeys: [{ columns: ['customer_id'], references }] };
    fc.assert(
      fc.property(seeds, (seed) => {
        const [order = [], customer = []] = rowsOf({ seed, referential: true, empty: [] }, [
          child,
          customers,
        ]);
        const known = new Set(customer.map(([id]) => id));
        expect(order.every(([, id]) => id === null || known.has(id))).toBe(true);
      }),
      runs,
    );
  });

  it('leaves tables empty when told to', () => {
    expect(rowsOf({ empty: [orders] })[0]).toEqual([]);
  });

  it('repeats whole rows, unless a key forbids it', () => {
    const [order = []] = rowsOf({ repeatShare: 0.9 });
    expect(new Set(order.map((row) => JSON.stringify(row))).size).toBeLessThan(order.length);
  });

  it('puts the edges of conditions into rows that meet the other ones', () => {
    const [order = []] = rowsOf({ variants: 0, systematic: 12 });
    expect(order.some(([, customer, amount]) => amount === 6 && keys.includes(customer as number))).toBe(
      true,
    );
    expect(order.some(([, customer, amount]) => amount === 8 && keys.includes(customer as number))).toBe(
      true,
    );
  });

  it('makes groups that sum up to exactly what a sum is compared with', () => {
    const exact = new Map(pools).set(columnKey(orders, 'amount'), { ...pool, parts: [90, 45, 0] });
    const [order] = generateDatabase([orders, customers], exact, { ...options, exact: 2 });
    const amounts = order?.rows.map(([, , amount]) => amount);
    expect(amounts).toEqual([45, 45, 0, 0, 90, 90, 90, 90]);
  });
});

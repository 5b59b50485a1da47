import { describe, expect, it } from 'vitest';
import { resolveNote } from '../../../src/knowledge/resolve-note.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

const columns = [column('id'), column('Total'), column('total')];
const tables = [
  table('orders', columns, { schema: 'sales' }),
  table('orders', columns, { schema: 'archive' }),
  table('Users', [column('id')], { schema: 'public' }),
  table('users', [column('id')], { schema: 'public' }),
  table('Invoices', [column('amount')], { schema: 'public' }),
];
const shop = catalog(tables, { searchPath: ['public', 'sales'] });
const resolve = (name: string, columnName?: string) =>
  resolveNote({ kind: 'note', table: name, column: columnName, text: 'x' }, shop);

describe('resolveNote', () => {
  it('takes a bare name for the table that the search path leads to', () => {
    expect(resolve('orders')).toEqual({
      entry: { kind: 'note', table: 'orders', text: 'x' },
      subject: { schema: 'sales', table: 'orders', column: null },
    });
  });

  it('gives a table one name, however it was called', () => {
    expect(resolve('sales.orders')).toEqual(resolve('orders'));
    expect(resolve('archive.orders').entry.table).toBe('archive.orders');
    expect(resolve('INVOICES', 'Amount')).toEqual({
      entry: { kind: 'note', table: 'Invoices', column: 'amount', text: 'x' },
      subject: { schema: 'public', table: 'Invoices', column: 'amount' },
    });
  });

  it('tells names apart that differ in case, and does not guess between them', () => {
    expect(resolve('users').subject.table).toBe('users');
    expect(resolve('Users').subject.table).toBe('Users');
    expect(() => resolve('USERS')).toThrow('Nearest names: Users, users,');
    expect(resolve('orders', 'Total').subject.column).toBe('Total');
    expect(() => resolve('orders', 'TOTAL')).toThrow('orders has no column "TOTAL"');
  });

  it('names the nearest of all schemas to a bare name', () => {
    expect(() => resolve('ordrs')).toThrow(
      'There is no table "ordrs". Nearest names: archive.orders, orders,',
    );
    expect(() => resolve('archve.orders')).toThrow('Nearest names: archive.orders,');
  });

  it('says plainly that there is nothing to name', () => {
    const note = { kind: 'note', table: 'orders', text: 'x' } as const;
    expect(() => resolveNote(note, catalog([]))).toThrow(/There is no table "orders"\.$/);
  });
});

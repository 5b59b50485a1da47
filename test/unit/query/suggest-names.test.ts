import type { SchemaContext } from 'nlquery';
import { describe, expect, it } from 'vitest';
import { suggestNames } from '../../../src/query/evaluation/suggest-names.ts';

const column = (name: string) => ({
  name,
  type: 'TEXT',
  nullable: true,
  comment: null,
  enumValues: null,
  score: 0,
});
const table = (name: string, columns: readonly string[]): SchemaContext['tables'][number] => ({
  schema: 'main',
  name,
  reference: name,
  kind: 'table',
  comment: null,
  rowEstimate: null,
  primaryKey: [],
  score: 0,
  columns: columns.map(column),
});
const context: SchemaContext = {
  tables: [table('customers', ['first_name', 'city']), table('orders', ['placed_on', 'status'])],
  relations: [],
  tokens: 0,
  complete: true,
};

describe('suggestNames', () => {
  it('offers the nearest columns for an unknown one, whatever its case, quotes and qualifier', () => {
    const fault = { kind: 'unknown_column', name: 'c."FirstName"', message: '' } as const;
    expect(suggestNames(fault, context).suggestions?.[0]).toBe('customers.first_name');
  });

  it('offers the nearest tables for an unknown one', () => {
    const fault = { kind: 'unknown_table', name: 'customer', message: '' } as const;
    expect(suggestNames(fault, context).suggestions).toEqual(['customers', 'orders']);
  });

  it.each([
    { kind: 'syntax', name: 'FORM', message: '' } as const,
    { kind: 'unknown_column', name: null, message: '' } as const,
  ])('leaves a fault alone that names would not mend (%#)', (fault) => {
    expect(suggestNames(fault, context)).toEqual(fault);
  });

  it('ends with a name of 90,000 letters and many columns', () => {
    const columns = Array.from({ length: 20_000 }, (_, at) => `column_number_${at}`);
    const fault = { kind: 'unknown_column', name: `"${'x'.repeat(90_000)}"`, message: '' } as const;
    expect(suggestNames(fault, { tables: [table('wide', columns)] }).suggestions).toHaveLength(5);
  });
});

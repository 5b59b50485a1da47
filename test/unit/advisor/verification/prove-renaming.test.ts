import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../../src/advisor/analysis/analysis.ts';
import type { Design, DesignTable } from '../../../../src/advisor/design/design.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { proveRenaming } from '../../../../src/advisor/verification/prove-renaming.ts';
import { sourceTable } from './fixtures/source-table.ts';

const syntax = await loadSyntax();
const orders = sourceTable('orders', 'id bigint, amount double, status varchar');
const analysis = { dialect: 'trino', tables: [orders], queries: [] } as unknown as Analysis;
const copy: DesignTable = {
  name: 'orders',
  columns: orders.columns,
  properties: {},
  primaryKey: null,
  indexes: [],
  fill: 'SELECT id, amount, status FROM lake.sales.orders',
  sources: [],
  kind: 'copy',
};

function proves(original: string, rewritten: string, table: Partial<DesignTable> = {}): boolean {
  const [left, right] = [original, rewritten].map((sql) => {
    const parsed = syntax.parseOne(sql, 'trino');
    if (!parsed.ok) throw new Error(parsed.fault.message);
    return parsed.tree;
  });
  if (!left || !right) throw new Error('unreachable');
  const design = {
    dialect: 'trino',
    catalog: 'lake',
    schema: 'advised',
    tables: [{ ...copy, ...table }],
    queries: [],
  };
  return proveRenaming(syntax, { original: left, rewritten: right, analysis, design: design as Design });
}

const original = 'SELECT id FROM lake.sales.orders WHERE amount > 5';
const rewritten = 'SELECT id FROM lake.advised.orders WHERE amount > 5';

describe('proveRenaming', () => {
  it.each([
    ['another schema', original, rewritten],
    [
      'another spelling',
      original,
      'select ID\nfrom Lake.Advised.Orders /* all of them */ where (amount > 5)',
    ],
    [
      'an alias that was the name',
      'SELECT orders.id FROM lake.sales.orders',
      'SELECT orders.id FROM lake.advised.orders AS orders',
    ],
    [
      'several scans',
      'WITH a AS (SELECT id FROM lake.sales.orders) SELECT a.id FROM a JOIN lake.sales.orders o ON o.id = a.id',
      'WITH a AS (SELECT id FROM lake.advised.orders) SELECT a.id FROM a JOIN lake.advised.orders o ON o.id = a.id',
    ],
    ['a star', 'SELECT * FROM lake.sales.orders', 'SELECT * FROM lake.advised.orders'],
  ])('proves %s', (_, from, to) => {
    expect(proves(from, to)).toBe(true);
  });

  it.each([
    ['another condition', original, rewritten.replace('>', '>='), {}],
    ['a table that is not of the design', original, rewritten.replace('advised', 'other'), {}],
    [
      'a table of the same name that holds fewer rows',
      original,
      rewritten,
      { fill: `${copy.fill} WHERE amount > 7` },
    ],
    [
      'a table that holds each row once',
      original,
      rewritten,
      { fill: copy.fill.replace('SELECT', 'SELECT DISTINCT') },
    ],
    [
      'a table that holds columns under other names',
      original,
      rewritten,
      { fill: 'SELECT amount AS id, id AS amount, status FROM lake.sales.orders' },
    ],
    [
      'a table whose columns come in another order',
      original,
      rewritten,
      { fill: 'SELECT amount, id, status FROM lake.sales.orders' },
    ],
    [
      'a table of other types',
      original,
      rewritten,
      { columns: orders.columns.map((column) => ({ ...column, type: 'varchar' })) },
    ],
    [
      'a star over a table with fewer columns',
      'SELECT * FROM lake.sales.orders',
      'SELECT * FROM lake.advised.orders',
      { columns: orders.columns.slice(0, 2), fill: 'SELECT id, amount FROM lake.sales.orders' },
    ],
  ])('does not prove %s', (_, from, to, table) => {
    expect(proves(from, to, table)).toBe(false);
  });

  it('proves a query on a table that lacks columns which the query does not name', () => {
    const table = { columns: orders.columns.slice(0, 2), fill: 'SELECT id, amount FROM lake.sales.orders' };
    expect(proves(original, rewritten, table)).toBe(true);
  });
});

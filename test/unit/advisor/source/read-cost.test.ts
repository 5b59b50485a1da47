import { describe, expect, it } from 'vitest';
import { readCost } from '../../../../src/advisor/source/read-cost.ts';
import type { Dialect } from '../../../../src/ports/dialect.ts';

const cost = (dialect: Dialect, plan: unknown): number | null =>
  readCost(dialect, { columns: [], rows: [[plan as never]], truncated: false });

const io = (tables: readonly unknown[], cpuCost: unknown): string =>
  JSON.stringify({
    inputTableColumnInfos: tables.map((outputSizeInBytes) => ({ estimate: { outputSizeInBytes } })),
    estimate: { outputRowCount: 'NaN', outputSizeInBytes: 'NaN', cpuCost, maxMemory: 0, networkCost: 0 },
  });

describe('readCost', () => {
  it.each<[Dialect, unknown, number | null]>([
    ['postgres', [{ Plan: { 'Node Type': 'Result', 'Total Cost': 12.5 } }], 12.5],
    ['postgres', JSON.stringify([{ Plan: { 'Total Cost': 3 } }]), 3],
    ['postgres', [{}], null],
    ['mysql', JSON.stringify({ query_block: { cost_info: { query_cost: '1.25' } } }), 1.25],
    ['mariadb', JSON.stringify({ query_block: { cost: 0.01 } }), 0.01],
    ['mariadb', JSON.stringify({ query_block: { select_id: 1 } }), null],
    ['trino', io([100, 50], 'NaN'), 150],
    ['trino', io([100, 'NaN'], 77), 77],
    ['trino', io(['NaN'], 'NaN'), null],
    ['trino', io([], 'NaN'), null],
    ['trino', 'not JSON', null],
    ['duckdb', 'whatever', null],
  ])('reads a plan of %s', (dialect, plan, expected) => {
    expect(cost(dialect, plan)).toBe(expected);
  });

  it('reads no row as no cost', () => {
    expect(readCost('postgres', { columns: [], rows: [], truncated: false })).toBeNull();
  });
});

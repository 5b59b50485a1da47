import type { SqlFault } from '../../ports/sql-fault.ts';

interface FaultySample {
  readonly what: string;
  readonly sql: string;
  readonly fault: Partial<Pick<SqlFault, 'kind' | 'name'>>;
}

/** Statements that no engine takes, and what is known of the fault whatever the engine. */
export const faultySamples: readonly FaultySample[] = [
  { what: 'a syntax error', sql: 'SELECT id FROM customers WHERE WHERE id = 1', fault: { kind: 'syntax' } },
  {
    what: 'a table that is not there',
    sql: 'SELECT id FROM no_such_table',
    fault: { kind: 'unknown_table', name: 'no_such_table' },
  },
  {
    what: 'a column that is not there',
    sql: 'SELECT no_such_column FROM customers',
    fault: { kind: 'unknown_column', name: 'no_such_column' },
  },
  {
    what: 'a function that is not there',
    sql: 'SELECT no_such_function(id) FROM customers',
    fault: { kind: 'unknown_function', name: 'no_such_function' },
  },
  {
    what: 'a column that two tables have',
    sql: 'SELECT id FROM customers c JOIN orders o ON o.customer_id = c.id',
    fault: { kind: 'ambiguous_column', name: 'id' },
  },
];

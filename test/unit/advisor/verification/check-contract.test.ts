import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../../src/advisor/analysis/analysis.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { checkContract } from '../../../../src/advisor/verification/check-contract.ts';
import type { ContractSubject } from '../../../../src/advisor/verification/contract/contract-subject.ts';
import { sourceTable } from './fixtures/source-table.ts';

const syntax = await loadSyntax();

const analysis = {
  dialect: 'trino',
  tables: [sourceTable('orders', 'id bigint, amount double, day date')],
  queries: [
    { id: 'q1', text: 'SELECT id FROM lake.sales.orders', sql: 'SELECT id FROM lake.sales.orders' },
    { id: 'q2', text: 'SELECT FROM WHERE', sql: null },
  ],
} as unknown as Analysis;

const statements = {
  ddl: [
    'CREATE SCHEMA lake.advised',
    "CREATE TABLE lake.advised.orders (id bigint, amount double, day date) WITH (format = 'PARQUET', partitioning = ARRAY['month(day)'])",
  ],
  migrations: [
    'INSERT INTO lake.advised.orders (id, amount, day) SELECT id, amount, day FROM lake.sales.orders',
  ],
  queries: [
    ['q1', 'WITH big AS (SELECT id FROM lake.advised.orders WHERE amount > 5) SELECT id FROM big'],
    ['q2', 'SELECT FROM WHERE'],
  ] as readonly (readonly [string, string])[],
};

function faultsOf(changed: Partial<typeof statements>, schema = 'advised'): Promise<readonly string[]> {
  const { ddl, migrations, queries } = { ...statements, ...changed };
  const subject: ContractSubject = {
    analysis,
    design: { catalog: 'lake', schema },
    rendered: {
      ddl: ddl.map((statement) => ({ statement })),
      migrations: migrations.map((statement) => ({ statement })),
      queries: queries.map(([queryid, query]) => ({ queryid, query })),
    },
  };
  return checkContract({ syntax }, subject);
}

const [schema = '', table = ''] = statements.ddl;
const [q1 = ['', ''], q2 = ['', '']] = statements.queries;

describe('checkContract', () => {
  it('finds nothing wrong with a result that keeps the contract', async () => {
    expect(await faultsOf({})).toEqual([]);
  });

  it.each([
    ['no DDL', [], 'There is no DDL.'],
    ['a table first', [table, schema], 'DDL statement 1 is CREATE TABLE, which it may not be.'],
    ['another schema', ['CREATE SCHEMA lake.other', table], 'does not make the new schema'],
    ['a schema without its catalog', ['CREATE SCHEMA advised', table], 'does not make the new schema'],
    ['a table elsewhere', [schema, table.replace('advised', 'sales')], 'not about a table of the new schema'],
    [
      'a table without its catalog',
      [schema, table.replace('lake.', '')],
      'not about a table of the new schema',
    ],
    ['a table twice', [schema, table, table], 'makes a table a second time'],
    ['a DROP', [schema, table, 'DROP TABLE lake.sales.orders'], 'is DROP TABLE'],
    ['an ALTER', [schema, table, 'ALTER TABLE lake.sales.orders ADD COLUMN x bigint'], 'is ALTER TABLE'],
    ['two statements in one', [schema, `${table}; DROP TABLE lake.sales.orders`], '2 statements'],
    ['a filled table', [schema, 'CREATE TABLE lake.advised.orders AS SELECT 1 AS id'], 'fills the table'],
    [
      'an unknown property',
      [schema, table.replace('partitioning', 'clustering')],
      '"clustering" is no table property',
    ],
    [
      'an unknown format',
      [schema, table.replace('PARQUET', 'ICEBERG')],
      'format must be PARQUET, ORC or AVRO',
    ],
    ['an unknown column', [schema, table.replace('month(day)', 'month(hour)')], '"hour" is no column'],
  ])('refuses DDL with %s', async (_, ddl, fault) => {
    expect((await faultsOf({ ddl })).join('\n')).toContain(fault);
  });

  it('refuses a schema of the source', async () => {
    const ddl = ['CREATE SCHEMA lake.sales', table.replace('advised', 'sales')];
    expect((await faultsOf({ ddl }, 'sales')).join('\n')).toContain('The new schema is one of the source.');
  });

  it.each([
    ['a DELETE', ['DELETE FROM lake.sales.orders'], 'is DELETE'],
    ['an UPDATE', ['UPDATE lake.sales.orders SET amount = 0'], 'is UPDATE'],
    ['a TRUNCATE', ['TRUNCATE TABLE lake.sales.orders'], 'TRUNCATE'],
    [
      'a write into the source',
      ['INSERT INTO lake.sales.orders SELECT id, amount, day FROM lake.sales.orders'],
      'not made by its full path',
    ],
    [
      'a read of a new table',
      ['INSERT INTO lake.advised.orders SELECT id, amount, day FROM lake.advised.orders'],
      'reads lake.advised.orders',
    ],
    [
      'a read of an unknown table',
      ['INSERT INTO lake.advised.orders SELECT id, amount, day FROM lake.sales.users'],
      'reads lake.sales.users',
    ],
    ['a table filled twice', [...statements.migrations, ...statements.migrations], 'a second time'],
    ['a table never filled', [], 'A new table is never filled.'],
    [
      'rows of its own',
      ['INSERT INTO lake.advised.orders VALUES (1, 2.0, NULL)'],
      'does not fill its table from a query',
    ],
  ])('refuses migrations with %s', async (_, migrations, fault) => {
    expect((await faultsOf({ migrations })).join('\n')).toContain(fault);
  });

  it.each([
    ['one missing', [q1], 'Query q2 does not come back.'],
    ['one twice', [q1, q1, q2], 'Query q1 comes back more than once.'],
    ['one invented', [q1, q2, ['q9', 'SELECT 1 AS x']], 'Query q9 is not one that came in.'],
    ['one on the source', [['q1', 'SELECT id FROM lake.sales.orders'], q2], 'reads lake.sales.orders'],
    ['one by a short path', [['q1', 'SELECT id FROM advised.orders'], q2], 'reads advised.orders'],
    ['one by a bare name', [['q1', 'SELECT id FROM orders'], q2], 'reads orders'],
    [
      'one on a table that is not made',
      [['q1', 'SELECT id FROM lake.advised.users'], q2],
      'reads lake.advised.users',
    ],
    [
      'one that writes',
      [['q1', 'INSERT INTO lake.advised.orders SELECT id, amount, day FROM lake.advised.orders'], q2],
      'is INSERT',
    ],
    ['a broken one changed', [q1, ['q2', 'SELECT 1 AS x']], 'Query q2, which cannot be read, was changed.'],
    [
      'one that is not the engine’s grammar',
      [['q1', 'SELECT id FROM lake.advised.orders QUALIFY row_number() OVER () = 1'], q2],
      "is not Trino's grammar",
    ],
  ] as readonly (readonly [string, typeof statements.queries, string])[])(
    'refuses queries with %s',
    async (_, queries, fault) => {
      expect((await faultsOf({ queries })).join('\n')).toContain(fault);
    },
  );
});

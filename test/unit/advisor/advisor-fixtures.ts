import type { Analysis, SourceQuery } from '../../../src/advisor/analysis/analysis.ts';
import type { Design } from '../../../src/advisor/design/design.ts';
import type { Proposal } from '../../../src/advisor/design/proposal.ts';
import type { AdvisorPayload } from '../../../src/advisor/payload/advisor-payload.ts';
import type { AdviceSteps } from '../../../src/advisor/task/advice-steps.ts';

/** Two tables, three queries. */
export const payload: AdvisorPayload = {
  url: '',
  ddl: [
    { statement: 'CREATE TABLE lake.shop.orders (id BIGINT, total DOUBLE)' },
    { statement: 'CREATE TABLE lake.shop.items (order_id BIGINT, name VARCHAR)' },
  ],
  queries: [
    { queryid: 'q1', query: 'SELECT sum(total) FROM lake.shop.orders', runquantity: 10, executiontime: 5 },
    { queryid: 'q2', query: 'SELECT name FROM lake.shop.items', runquantity: 4, executiontime: 2 },
    { queryid: 'q3', query: 'SELECT count(*) FROM lake.shop.items', runquantity: 1, executiontime: 1 },
  ],
};

export const analysis: Analysis = {
  dialect: 'trino',
  catalog: 'lake',
  schema: 'shop',
  tables: ['orders', 'items'].map((name) => ({
    catalog: 'lake',
    schema: 'shop',
    name,
    columns: [{ name: 'id', type: 'BIGINT', nullable: true, comment: null }],
    primaryKey: null,
    uniqueKeys: [],
    foreignKeys: [],
    indexes: [],
    properties: {},
    statement: `CREATE TABLE lake.shop.${name} (id BIGINT)`,
    statistics: null,
  })),
  queries: payload.queries.map(
    ({ queryid, query, runquantity, executiontime = 0 }): SourceQuery => ({
      id: queryid,
      text: query,
      sql: query,
      runs: runquantity,
      seconds: executiontime,
      weightSeconds: runquantity * executiontime,
      repairs: [],
      faults: [],
      duplicateOf: null,
      facts: {
        scans: [],
        columns: [],
        joins: [],
        groupBy: [],
        orderBy: [],
        aggregates: [],
        repeatedCtes: [],
        limit: null,
        nonDeterministic: [],
        readsClock: false,
      },
    }),
  ),
  workload: { totalSeconds: 59, tables: [], columns: [], joins: [], unusedTables: [], unusedColumns: [] },
  issues: [],
};

export const identity: Design = {
  dialect: 'trino',
  catalog: 'lake',
  schema: 'shop_new',
  tables: analysis.tables.map(({ name, columns }) => ({
    name,
    columns,
    properties: {},
    primaryKey: null,
    indexes: [],
    fill: `SELECT id FROM lake.shop.${name}`,
    sources: [{ catalog: 'lake', schema: 'shop', name }],
    kind: 'copy',
  })),
  queries: analysis.queries.map(({ id, text }) => ({
    queryId: id,
    sql: text.replaceAll('lake.shop.', 'lake.shop_new.'),
  })),
};

export function proposal(id: string, overrides: Partial<Proposal> = {}): Proposal {
  return {
    id,
    rule: 'fake',
    title: `Proposal ${id}`,
    what: 'Another form.',
    why: { queryIds: ['q1'], weightSeconds: 50, evidence: ['a fact'] },
    change: {
      tables: [],
      removedTables: [],
      queries: [{ queryId: 'q1', sql: `SELECT sum(total) /* ${id} */ FROM lake.shop_new.orders` }],
    },
    proof: 'test',
    assumes: [],
    saving: { seconds: 20, method: 'scanned bytes' },
    cost: { storageBytes: 0, freshness: null },
    rollback: 'Use the earlier form.',
    precomputes: false,
    ...overrides,
  };
}

/** Steps that answer at once and count their calls: for what the task itself does. The real ones have tests of their own. */
export function fakeSteps(
  proposals: readonly Proposal[] = [],
  overrides: Partial<AdviceSteps> = {},
): AdviceSteps & { readonly calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    read: async () => {
      calls.push('read');
      return analysis;
    },
    identity: async () => {
      calls.push('identity');
      return identity;
    },
    propose: async () => {
      calls.push('propose');
      return proposals;
    },
    apply: (design, { change }) => ({
      ...design,
      tables: [...design.tables, ...change.tables],
      queries: design.queries.map(
        (query) => change.queries.find(({ queryId }) => queryId === query.queryId) ?? query,
      ),
    }),
    render: async ({ schema, tables, queries }) => ({
      ddl: [
        { statement: `CREATE SCHEMA lake.${schema}` },
        ...tables.map(({ name }) => ({ statement: `CREATE TABLE lake.${schema}.${name} (id BIGINT)` })),
      ],
      migrations: tables.map(({ name, fill }) => ({
        statement: `INSERT INTO lake.${schema}.${name} ${fill}`,
      })),
      queries: queries.map(({ queryId, sql }) => ({ queryid: queryId, query: sql })),
    }),
    advise: async () => [],
    contractFaults: async () => [],
    estimateRewrite: async () => ({ seconds: 7, method: 'scanned bytes', evidence: [] }),
    verify: async (_sandboxes, { queryIds, proposal: tried }) => {
      calls.push(`verify ${tried?.id ?? 'identity'}`);
      return queryIds.map((queryId) => ({ queryId, verdict: { kind: 'proven', by: 'renaming' } }));
    },
    ...overrides,
  };
}

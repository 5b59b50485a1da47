import type { Analysis } from '../../../../src/advisor/analysis/analysis.ts';
import type { Design, DesignTable } from '../../../../src/advisor/design/design.ts';
import { sourceColumns, sourceTable } from '../../../unit/advisor/verification/fixtures/source-table.ts';

const tables = [
  sourceTable(
    'orders',
    'id bigint, customer_id bigint, day date, status varchar, amount double, region varchar',
  ),
  sourceTable('customers', 'id bigint, name varchar, segment varchar, region varchar'),
  sourceTable('blocked', 'customer_id bigint, reason varchar'),
];

export const shopAnalysis: Analysis = {
  dialect: 'trino',
  catalog: 'lake',
  schema: 'sales',
  tables,
  queries: [],
  workload: { totalSeconds: 0, tables: [], columns: [], joins: [], unusedTables: [], unusedColumns: [] },
  issues: [],
};

/** Copies, a denormalised table and a rollup. */
export const shopDesign: Design = {
  dialect: 'trino',
  catalog: 'lake',
  schema: 'advised',
  queries: [],
  tables: [
    ...tables.map(({ name, columns }) => ({
      ...designTable(
        name,
        '',
        `SELECT ${columns.map((column) => column.name).join(', ')} FROM lake.sales.${name}`,
      ),
      columns,
    })),
    designTable(
      'wide',
      'id bigint, amount double, status varchar, segment varchar',
      'SELECT o.id, o.amount, o.status, c.segment FROM lake.sales.orders o LEFT JOIN lake.sales.customers c ON c.id = o.customer_id',
    ),
    designTable(
      'rollup',
      'region varchar, day date, total double, counted bigint, n bigint',
      'SELECT region, day, sum(amount) AS total, count(amount) AS counted, count(*) AS n FROM lake.sales.orders GROUP BY region, day',
    ),
  ],
};

function designTable(name: string, columns: string, fill: string): DesignTable {
  return {
    name,
    columns: columns === '' ? [] : sourceColumns(columns),
    properties: {},
    primaryKey: null,
    indexes: [],
    fill,
    sources: [],
    kind: 'copy',
  };
}

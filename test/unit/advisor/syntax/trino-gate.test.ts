import { describe, expect, it } from 'vitest';
import { findTrinoGrammarFault } from '../../../../src/advisor/syntax/find-trino-grammar-fault.ts';
import { findTrinoPropertyFaults } from '../../../../src/advisor/syntax/find-trino-property-faults.ts';

describe('findTrinoGrammarFault', () => {
  it.each([
    'CREATE SCHEMA lake.new',
    `CREATE TABLE lake.new.t (id BIGINT NOT NULL COMMENT 'x', d DATE, r ROW(a INTEGER, b ARRAY(VARCHAR))) WITH (format = 'PARQUET', partitioning = ARRAY['month(d)'])`,
    'INSERT INTO lake.new.t (id, d) SELECT id, d FROM lake.old.t',
    `SELECT a, count(*) FROM lake.new.t WHERE d >= DATE '2020-01-01' GROUP BY a ORDER BY 2 DESC NULLS FIRST LIMIT 3`,
  ])('takes %s', async (statement) => {
    expect(await findTrinoGrammarFault(statement)).toBeNull();
  });

  it.each([
    'CREATE INDEX i ON lake.new.t (a)',
    'CREATE TABLE lake.new.t (id BIGINT, PRIMARY KEY (id))',
    'SELECT a FROM',
    'SELECT `a` FROM t',
    'SELECT a FROM t; DROP TABLE t',
    'SELECT a FROM t QUALIFY row_number() OVER (ORDER BY a) = 1',
  ])('finds a fault in %s', async (statement) => {
    expect(await findTrinoGrammarFault(statement)).not.toBeNull();
  });
});

describe('findTrinoPropertyFaults', () => {
  const columns = ['id', 'd', 'Name'];

  it.each([
    { format: "'PARQUET'", format_version: '2' },
    { partitioning: "ARRAY['month(d)', 'bucket(id, 8)', 'truncate(name, 3)', 'id']" },
    { sorted_by: "ARRAY['d DESC NULLS FIRST', 'id']" },
    { orc_bloom_filter_columns: "ARRAY['id']", orc_bloom_filter_fpp: '0.05' },
  ])('takes %j', (properties) => {
    expect(findTrinoPropertyFaults(properties, columns)).toEqual([]);
  });

  it.each([
    { format: "'ICEBERG'" },
    { clustering: "ARRAY['id']" },
    { partitioned_by: "ARRAY['d']" },
    { partitioning: "ARRAY['week(d)']" },
    { partitioning: "ARRAY['month(e)']" },
    { partitioning: "ARRAY['bucket(id)']" },
    { partitioning: "'month(d)'" },
    { sorted_by: "ARRAY['unknown']" },
  ])('finds a fault in %j', (properties) => {
    expect(findTrinoPropertyFaults(properties, columns)).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { findTrinoGrammarFault } from '../../../../src/advisor/syntax/find-trino-grammar-fault.ts';
import { adviseOn } from './advise-on.ts';

const lake = [
  "CREATE TABLE lake.raw.visits (visit_id BIGINT, user_id BIGINT, day DATE, page VARCHAR) WITH (format = 'PARQUET', partitioning = ARRAY['day'])",
  'CREATE TABLE lake.raw.users (user_id BIGINT, plan VARCHAR)',
  'CREATE TABLE lake.raw.unread (a BIGINT)',
];
const joined =
  "SELECT u.plan, count(*) FROM lake.raw.visits v JOIN lake.raw.users u ON u.user_id = v.user_id WHERE v.day >= DATE '2024-01-01' GROUP BY u.plan";
const upkeep = async (queries: readonly string[], ddl = lake, options: Parameters<typeof adviseOn>[2] = {}) =>
  (await adviseOn(ddl, queries, options)).filter(({ rule }) => rule === 'iceberg-upkeep');

describe('upkeep of Iceberg tables', () => {
  it('says what to run, when, on which tables and why', async () => {
    const advice = await upkeep([joined, 'SELECT page FROM lake.raw.visits WHERE visit_id = 5']);
    const by = new Map(advice.map((one) => [one.id, one]));
    expect([...by.keys()].toSorted()).toEqual([
      'iceberg-upkeep:files',
      'iceberg-upkeep:snapshots',
      'iceberg-upkeep:statistics',
    ]);
    expect(by.get('iceberg-upkeep:statistics')?.steps.map(({ statement }) => statement)).toEqual([
      "ANALYZE lake.advised.visits WITH (columns = ARRAY['user_id', 'day'])",
      "ANALYZE lake.advised.users WITH (columns = ARRAY['user_id', 'plan'])",
    ]);
    const files = by.get('iceberg-upkeep:files');
    expect(files?.steps.map(({ statement }) => statement)).toEqual([
      'SELECT count(*) AS files, avg(file_size_in_bytes) AS mean_bytes FROM lake.advised."visits$files"',
      "ALTER TABLE lake.advised.visits EXECUTE optimize(file_size_threshold => '128MB')",
      'SELECT count(*) AS files, avg(file_size_in_bytes) AS mean_bytes FROM lake.advised."users$files"',
      "ALTER TABLE lake.advised.users EXECUTE optimize(file_size_threshold => '128MB')",
    ]);
    expect(files?.why.evidence[0]).toContain('visits is read by 2 queries of 100 s');
    expect(files?.why.evidence[0]).toContain("partitioned by ARRAY['day']");
    const snapshots = by.get('iceberg-upkeep:snapshots')?.steps.map(({ statement }) => statement);
    expect(snapshots?.slice(0, 2)).toEqual([
      "ALTER TABLE lake.advised.visits EXECUTE expire_snapshots(retention_threshold => '7d')",
      "ALTER TABLE lake.advised.visits EXECUTE remove_orphan_files(retention_threshold => '7d')",
    ]);
    expect(JSON.stringify(advice)).not.toContain('unread');
    for (const { effect, cautions } of advice) {
      expect(effect).toMatchObject({ seconds: null, method: 'not estimated' });
      expect(cautions).not.toEqual([]);
    }
  });

  it('gives statements of Trino’s, whatever the names', async () => {
    const ddl = ['CREATE TABLE lake.raw."Odd ""Table" ("The Key" BIGINT, "It\'s" BIGINT)', ...lake];
    const query =
      'SELECT count(*) FROM lake.raw."Odd ""Table" o JOIN lake.raw.users u ON u.user_id = o."The Key" WHERE o."It\'s" = 3';
    const advice = await upkeep([query], ddl);
    const statements = advice.flatMap(({ steps }) => steps.map(({ statement }) => statement));
    expect(statements.length).toBeGreaterThan(6);
    for (const statement of statements) expect(await findTrinoGrammarFault(statement), statement).toBeNull();
    expect(statements.join(' ')).toContain('"Odd ""Table$files"');
  });

  it('merges no files of tables that are smaller than one', async () => {
    const statistics = { users: { rows: 5_000, bytes: null, columns: {} } };
    const advice = await upkeep([joined], lake, { statistics });
    const files = advice.find(({ id }) => id === 'iceberg-upkeep:files');
    expect(JSON.stringify(files?.steps)).toContain('visits');
    expect(JSON.stringify(files?.steps)).not.toContain('users');
  });

  it('keeps to the tables that the log spends its seconds on', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `t${index}`);
    const ddl = names.map((name) => `CREATE TABLE lake.raw.${name} (a BIGINT) WITH (format_version = 2)`);
    const queries = names.map((name) => `SELECT a FROM lake.raw.${name}`);
    const tablesOf = async (read: readonly string[]) => {
      const [files] = await upkeep(read, ddl);
      return files?.steps.filter(({ statement }) => statement.includes('EXECUTE optimize')).length;
    };
    expect(await tablesOf(queries)).toBe(10);
    const often = Array.from({ length: 30 }, () => 'SELECT a FROM lake.raw.t1');
    expect(await tablesOf([...queries, ...often])).toBe(1);
  });

  it('has no statistics gathered where nothing is joined', async () => {
    const advice = await upkeep(['SELECT page FROM lake.raw.visits WHERE visit_id = 5']);
    expect(advice.map(({ id }) => id)).toEqual(['iceberg-upkeep:files', 'iceberg-upkeep:snapshots']);
  });

  it('says so where no statement tells that the tables are Iceberg’s', async () => {
    const plain = lake.map((statement) => statement.replace(/ WITH .*$/, ''));
    const [advice] = await upkeep([joined], plain);
    expect(advice?.cautions.join(' ')).toContain('No statement says that lake holds Iceberg tables');
    const [told] = await upkeep([joined]);
    expect(told?.cautions.join(' ')).not.toContain('No statement');
  });

  it('is silent on tables of another connector and on other engines', async () => {
    const hive = [
      "CREATE TABLE lake.raw.visits (visit_id BIGINT, user_id BIGINT, page VARCHAR, day DATE) WITH (format = 'PARQUET', partitioned_by = ARRAY['day'])",
      ...lake.slice(1),
    ];
    expect(await upkeep([joined], hive)).toEqual([]);
    const plain = lake.map((statement) => statement.replace(/ WITH .*$/, ''));
    expect(await upkeep([joined], plain, { dialect: 'duckdb' })).toEqual([]);
  });
});
